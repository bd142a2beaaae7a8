import { useComputed } from "@preact/signals";
import { absoluteDate, relativeDate } from "../core/dates";
import type { Badge, SavedComment } from "../core/wire";
import { locale, words } from "../i18n/words";
import { personOf } from "./people";
import { hasAbsoluteTimes, toggleTimes } from "./times";
import type { Row } from "./thread";
import { noteCounts, rowsByKey } from "./thread-state";

interface HeadProps {
  row: Row;
  comment: SavedComment;
  /** Only who and to whom, for a line of context. */
  brief?: boolean;
}

/** Who wrote a comment, when, and what the page and the library say about it. */
export function CommentHead({ row, comment, brief = false }: HeadProps) {
  const text = words().discussion;
  const notes = useComputed(() => noteCounts.value.get(row.key) ?? 0).value;
  const name = comment.author?.name;
  const label = useComputed(() => personOf(name)?.label ?? "").value;
  return (
    <header class="comment-head">
      <h3 id={`by-${row.key}`} aria-level={Math.min(row.depth + 2, 6)} aria-label={spoken(row, comment, notes, label)}>
        <bdi>{name ?? text.anonymous}</bdi>
      </h3>
      {label !== "" && (
        <span class="badge person" aria-hidden="true">
          <bdi>{label}</bdi>
        </span>
      )}
      {!brief && (
        <>
          {comment.badges.map((badge, index) => (
            <BadgeView key={index} badge={badge} />
          ))}
          {comment.is_new && (
            <span class="badge new" aria-hidden="true">
              {text.isNew}
            </span>
          )}
          {comment.removed && <span class="badge removed">{text.removed}</span>}
          {comment.state === "hidden" && <span class="badge">{text.hidden}</span>}
          <CommentTime comment={comment} />
          {comment.score !== null && <span class="score">{text.score(Number(comment.score))}</span>}
          {notes > 0 && (
            <span class="badge notes" aria-hidden="true">
              {text.noted(notes)}
            </span>
          )}
          {row.depth > 6 && (
            <span class="level" aria-hidden="true">
              {text.level(row.depth + 1)}
            </span>
          )}
        </>
      )}
    </header>
  );
}

/** What a listener is told: "Ana, reply to Marta, level 3, new, 2 notes". */
function spoken(row: Row, comment: SavedComment, notes: number, label: string): string {
  const text = words().discussion;
  const parent = row.parent === undefined ? undefined : rowsByKey.peek().get(row.parent);
  const parts = [
    label,
    parent ? text.replyTo(nameOf(parent)) : "",
    row.depth > 0 ? text.level(row.depth + 1) : "",
    comment.is_new ? text.isNew : "",
    notes > 0 ? text.noted(notes) : "",
  ].filter(Boolean);
  return text.heading([comment.author?.name ?? text.anonymous, ...parts]);
}

/** Whose comment a row is. */
export function nameOf(row: Row): string {
  const text = words().discussion;
  return row.own ? text.you : (row.comment?.author?.name ?? text.anonymous);
}

function BadgeView({ badge }: { badge: Badge }) {
  const text = words().discussion;
  switch (badge.type) {
    case "article_author":
      return <span class="badge author">{text.articleAuthor}</span>;
    case "edited":
      return <span class="badge quiet-badge">{text.edited}</span>;
    case "accepted":
      return <span class="badge">{text.accepted}</span>;
    case "pinned":
      return <span class="badge">{text.pinned}</span>;
    case "pingback":
      return <span class="badge">{text.pingback}</span>;
    case "other":
      return (
        <span class="badge">
          <bdi>{badge.text}</bdi>
        </span>
      );
  }
}

/** When: how long ago, or the date itself; a click changes it for all comments, pointing at one tells the other. */
function CommentTime({ comment }: { comment: SavedComment }) {
  const { date, date_text } = comment;
  if (!date) return date_text ? <span class="time">{date_text}</span> : null;
  const absolute = absoluteDate(date, locale()) ?? date_text ?? date;
  const relative = relativeDate(date, Date.now(), locale()) ?? date_text ?? date;
  const isAbsolute = hasAbsoluteTimes.value;
  return (
    // The keyboard has a command for it; a stop at every date would be one too many.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <time class="time" dateTime={date} title={isAbsolute ? relative : absolute} onClick={toggleTimes}>
      {isAbsolute ? absolute : relative}
    </time>
  );
}
