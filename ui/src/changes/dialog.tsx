import { useEffect, useMemo, useState } from "preact/hooks";
import { asFailure, call } from "../core/core";
import { absoluteDate } from "../core/dates";
import { Dialog } from "../core/dialog";
import type { Changes, CommentChange, Failure, LineChange } from "../core/wire";
import { said } from "../i18n/failures";
import { locale, words } from "../i18n/words";
import { stretches } from "./folded";
import { cells, Words } from "./words";

interface ChangesProps {
  article: number;
  /** The version to compare the newest with first; the one before it where none is named. */
  from?: number | undefined;
  onClose: () => void;
  onComment: (comment: string) => void;
}

/** What a newer copy of the article says otherwise than an older one. */
export function ChangesDialog({ article, from, onClose, onComment }: ChangesProps) {
  const [compared, setCompared] = useState<{ from: number | null; to: number | null }>({ from: from ?? null, to: null });
  const [outcome, setOutcome] = useState<Changes | Failure | undefined>();
  useEffect(() => {
    let isCurrent = true;
    call("changes", { article, ...compared })
      .catch(asFailure)
      .then((found) => isCurrent && setOutcome(found));
    return () => {
      isCurrent = false;
    };
  }, [article, compared]);
  return (
    <Dialog title={words().changes.title} class="changes-dialog" onClose={onClose}>
      {outcome && "message" in outcome && <p class="failure">{said(outcome)}</p>}
      {outcome && "lines" in outcome && (
        <>
          <Versions changes={outcome} onCompare={(older, newer) => setCompared({ from: older, to: newer })} />
          <Lines changes={outcome.lines} />
          <Comments changes={outcome.comments} onComment={onComment} />
        </>
      )}
    </Dialog>
  );
}

/** Which two versions are compared. */
function Versions({ changes, onCompare }: { changes: Changes; onCompare: (from: number, to: number) => void }) {
  const text = words().changes;
  const { from, to, revisions } = changes;
  const option = ({ number, saved_at }: Changes["revisions"][number]) => (
    <option key={number} value={number}>
      {text.version(number, absoluteDate(saved_at, locale()) ?? saved_at)}
    </option>
  );
  return (
    <div class="changes-versions">
      <label>
        {text.from}
        <select value={from} onChange={(event) => onCompare(Number(event.currentTarget.value), to)}>
          {revisions.filter(({ number }) => number < to).map(option)}
        </select>
      </label>
      <label>
        {text.to}
        <select value={to} onChange={(event) => onCompare(from, Number(event.currentTarget.value))}>
          {revisions.filter(({ number }) => number > from).map(option)}
        </select>
      </label>
    </div>
  );
}

function Lines({ changes }: { changes: readonly LineChange[] }) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => setOpen(new Set()), [changes]);
  const shown = useMemo(() => stretches(changes, open), [changes, open]);
  const text = words().changes;
  return (
    <section class="changes-text" aria-label={text.text}>
      {changes.every(({ change }) => change === "same") && <p class="changes-none">{text.same}</p>}
      {shown.map((stretch) =>
        "lines" in stretch ? (
          stretch.lines.map((change, index) => <LineView key={stretch.first + index} change={change} />)
        ) : (
          <button
            key={stretch.first}
            type="button"
            class="changes-folded"
            onClick={() => setOpen(new Set([...open, stretch.first]))}
          >
            {text.folded(stretch.folded)}
          </button>
        ),
      )}
    </section>
  );
}

function LineView({ change }: { change: LineChange }) {
  const text = words().changes;
  const { line } = change;
  return (
    <p class={`change change-${change.change}`} data-kind={line.kind} dir="auto">
      {change.change !== "same" && <span class="visually-hidden">{text.fates[change.change]}: </span>}
      {change.change === "moved" && <span class="change-tag">{text.fates.moved}</span>}
      {change.change === "edited" ? <Words parts={change.parts} /> : cells(line.text)}
    </p>
  );
}

function Comments({ changes, onComment }: { changes: readonly CommentChange[]; onComment: ChangesProps["onComment"] }) {
  const text = words().changes;
  if (changes.length === 0) return null;
  return (
    <section class="changes-comments">
      <h3>{text.comments(changes.length)}</h3>
      <ul>
        {changes.map(({ comment, author, fate, parts }) => (
          <li key={comment} class={`change-comment fate-${fate}`}>
            <p class="change-comment-head">
              <span class="badge">{text.commentFates[fate]}</span>
              <button type="button" class="text-button" dir="auto" onClick={() => onComment(comment)}>
                {author ?? words().discussion.anonymous}
              </button>
            </p>
            <p dir="auto" class="change-comment-text">
              {fate === "edited" ? <Words parts={parts} /> : parts.map((part) => part.text).join("")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
