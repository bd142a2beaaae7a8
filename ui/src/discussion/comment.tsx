import { memo } from "../core/memo";
import { useLayoutEffect, useRef } from "preact/hooks";
import { appendBlocks, blockContext } from "../article/blocks";
import { absoluteDate, relativeDate } from "../core/dates";
import { Icon } from "../core/icons";
import type { Badge, SavedComment, SavedImage } from "../core/wire";
import { locale, words } from "../i18n/words";
import { registerText } from "../notes/anchors";
import { TextMap } from "../notes/text-map";
import type { Row } from "./thread";

/** What a comment asks of the discussion it is in. */
export interface CommentActions {
  note: (row: Row) => void;
  reply: (row: Row) => void;
  toggle: (row: Row) => void;
}

interface CommentProps {
  row: Row;
  comment: SavedComment;
  images: ReadonlyMap<string, SavedImage>;
  /** Whom it answers, where it does. */
  parentName: string | undefined;
  isFolded: boolean;
  notes: number;
  actions: CommentActions;
}

/** A comment of the page: its head, its text, what can be done with it. */
export const CommentView = memo(function CommentView(props: CommentProps) {
  const { row, comment, isFolded, actions } = props;
  return (
    <>
      <CommentHead {...props} />
      {comment.title !== undefined && (
        <p class="comment-title" dir="auto">
          {comment.title}
        </p>
      )}
      {comment.state === "deleted" && <p class="comment-gone">{words().discussion.deleted}</p>}
      <CommentBody comment={comment} images={props.images} />
      <div class="comment-actions">
        <button type="button" class="quiet" data-action="reply" onClick={() => actions.reply(row)}>
          {words().discussion.reply}
        </button>
        <button type="button" class="quiet" data-action="note" onClick={() => actions.note(row)}>
          {words().discussion.note}
        </button>
      </div>
      {row.replies > 0 && (
        <button type="button" class="quiet fold" aria-expanded={!isFolded} onClick={() => actions.toggle(row)}>
          <Icon name={isFolded ? "down" : "up"} />
          {isFolded
            ? words().discussion.hiddenReplies(row.replies, row.newReplies, 0)
            : words().discussion.replies(row.replies)}
        </button>
      )}
    </>
  );
});

function CommentHead({ row, comment, parentName, notes }: CommentProps) {
  const text = words().discussion;
  const name = comment.author?.name ?? text.anonymous;
  const spoken = [
    parentName === undefined ? "" : text.replyTo(parentName),
    row.depth > 0 ? text.level(row.depth + 1) : "",
    comment.is_new ? text.isNew : "",
    notes > 0 ? text.noted(notes) : "",
  ].filter(Boolean);
  return (
    <header class="comment-head">
      <h3 id={`by-${row.key}`} aria-level={Math.min(row.depth + 2, 6)}>
        <bdi>{name}</bdi>
        <span class="visually-hidden">{spoken.length > 0 ? `, ${text.heading(spoken)}` : ""}</span>
      </h3>
      {comment.badges.map((badge, index) => (
        <BadgeView key={index} badge={badge} />
      ))}
      {comment.is_new && <span class="badge new">{text.isNew}</span>}
      {comment.removed && <span class="badge removed">{text.removed}</span>}
      {comment.state === "hidden" && <span class="badge">{text.hidden}</span>}
      <CommentTime comment={comment} />
      {comment.score !== null && <span class="score">{text.score(Number(comment.score))}</span>}
      {row.depth > 6 && <span class="level">{text.level(row.depth + 1)}</span>}
    </header>
  );
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
      return <span class="badge">{badge.text}</span>;
  }
}

function CommentTime({ comment }: { comment: SavedComment }) {
  const { date, date_text } = comment;
  if (!date) return date_text ? <span class="time">{date_text}</span> : null;
  return (
    <time class="time" dateTime={date} title={absoluteDate(date, locale()) ?? date_text ?? date}>
      {relativeDate(date, Date.now(), locale()) ?? date_text}
    </time>
  );
}

/** The comment's text: an island of DOM nodes, as the article's. */
function CommentBody({ comment, images }: { comment: SavedComment; images: ReadonlyMap<string, SavedImage> }) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const body = root.current;
    if (!body) return undefined;
    const context = blockContext(comment.blocks, { images, tables: new Map(), inComment: true });
    const content = document.createDocumentFragment();
    appendBlocks(content, comment.blocks, context);
    // Within the discussion the comment is the cursor's stop, not each of its paragraphs.
    for (const stop of content.querySelectorAll<HTMLElement>("[data-stop]")) {
      delete stop.dataset["stop"];
      stop.removeAttribute("tabindex");
    }
    body.replaceChildren(content);
    return registerText(comment.id, new TextMap(body, context.canonical));
  }, [comment, images]);
  return <div ref={root} class="prose comment-body" data-comment-body dir="auto" />;
}
