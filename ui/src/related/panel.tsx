import { useEffect, useRef } from "preact/hooks";
import { goTo } from "../article/reading";
import { plainText } from "../core/canonical";
import { Icon } from "../core/icons";
import type { RelatedComment, RelatedPassage, Tie } from "../core/wire";
import { nameOf } from "../discussion/comment-head";
import { rowsByKey } from "../discussion/thread-state";
import { words } from "../i18n/words";
import { type Answer, answer } from "./state";

/** So many answers are shown; further ones are seldom right. */
const mostShown = 20;

/** What was found, beside what is read, until it is closed: the reader can go from one answer to the next. */
export function RelatedPanel({ shown }: { shown: Answer }) {
  const root = useRef<HTMLElement>(null);
  const from = useRef<Element | null>(null);
  useEffect(() => {
    from.current ??= document.activeElement;
    const first = root.current?.querySelector<HTMLElement>("li button") ?? root.current?.querySelector<HTMLElement>("[data-close]");
    first?.focus();
  }, [shown]);
  useEffect(() => close, []);
  const leave = () => {
    close();
    if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus({ preventScroll: true });
  };
  const text = words().discussion.related;
  return (
    // Esc closes it from anywhere inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={root}
      class="related-panel"
      data-pane
      aria-label={shown.to === "who" ? text.who : text.what}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        leave();
      }}
    >
      <header class="related-head">
        <h2>{shown.to === "who" ? text.who : text.what}</h2>
        <button type="button" class="icon-button" data-close aria-label={words().close} onClick={leave}>
          <Icon name="close" />
        </button>
      </header>
      <p class="related-about" dir="auto">
        {aboutOf(shown)}
      </p>
      <Answers of={shown} />
    </aside>
  );
}

function close(): void {
  answer.value = undefined;
}

function aboutOf(shown: Answer): string {
  if (shown.to === "who") return shown.about;
  const row = rowsByKey.value.get(shown.about);
  return row?.comment ? `${nameOf(row)}: ${plainText(row.comment.blocks)}` : "";
}

function Answers({ of }: { of: Answer }) {
  const text = words().discussion.related;
  if (of.to === "who") {
    if (of.comments.length === 0) return <p class="empty">{text.none}</p>;
    return (
      <ol class="related-list">
        {of.comments.slice(0, mostShown).map((found) => (
          <CommentAnswer key={found.comment} found={found} />
        ))}
      </ol>
    );
  }
  if (of.passages.length === 0) return <p class="empty">{text.noPassage}</p>;
  return (
    <ol class="related-list">
      {of.passages.slice(0, mostShown).map((found) => (
        <PassageAnswer key={`${found.block} ${found.row?.[1] ?? ""}`} found={found} />
      ))}
    </ol>
  );
}

function CommentAnswer({ found }: { found: RelatedComment }) {
  const row = rowsByKey.value.get(found.comment);
  if (!row?.comment) return null;
  return (
    <li>
      <button type="button" onClick={() => goTo({ to: "comment", id: found.comment })}>
        <bdi class="related-name">{nameOf(row)}</bdi>
        <span class="related-text" dir="auto">
          {plainText(row.comment.blocks)}
        </span>
        <span class="related-why">{why(found.tie)}</span>
      </button>
    </li>
  );
}

function PassageAnswer({ found }: { found: RelatedPassage }) {
  const text = words().discussion.related;
  const go = () => goTo(found.row ? { to: "table", id: found.block } : { to: "block", id: found.block });
  return (
    <li>
      <button type="button" onClick={go}>
        {found.row && <bdi class="related-name">{text.row(found.row[1])}</bdi>}
        <span class="related-text" dir="auto">
          {found.excerpt}
        </span>
        <span class="related-why">{why(found.tie)}</span>
      </button>
    </li>
  );
}

function why(tie: Tie): string {
  const text = words().discussion.related;
  switch (tie.is) {
    case "quotes":
      return text.quotes;
    case "terms":
      return text.terms(tie.terms.map((term) => `“${term}”`).join(", "));
    case "answers": {
      const row = rowsByKey.value.get(tie.comment);
      return text.answers(row ? nameOf(row) : "");
    }
  }
}
