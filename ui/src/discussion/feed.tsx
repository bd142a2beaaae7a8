import type { RefObject } from "preact";
import { useEffect, useLayoutEffect } from "preact/hooks";
import { followFocus } from "../article/cursor";
import type { Reading } from "../article/reading";
import { words } from "../i18n/words";
import { editingKey, entries } from "../notes/notes";
import { settings } from "../settings/settings";
import type { CommentActions } from "./comment";
import { writing } from "./own-state";
import { RowView } from "./row";
import { ownKey } from "./thread";
import { visible } from "./thread-state";
import { type Gap, useThreadWindow } from "./use-window";
import { pageSize } from "./window";

interface FeedProps {
  feed: RefObject<HTMLElement | null>;
  reading: Reading;
  actions: CommentActions;
}

/** The rows of the thread, as far as they are in the document. */
export function Feed({ feed, reading, actions }: FeedProps) {
  const shown = visible.value;
  const { parts, extend } = useThreadWindow(feed, shown, rowsInUse(), settings.value.whole_discussion);
  useLayoutEffect(() => {
    number(feed.current, shown.length, parts);
    feed.current?.dispatchEvent(new CustomEvent("postil:layout", { bubbles: true }));
  });
  useEffect(() => (feed.current ? followFocus(feed.current) : undefined), [reading]);
  return (
    <section ref={feed} class="feed" role="feed" aria-label={words().discussion.title} aria-busy={false}>
      {parts.map((part) =>
        "row" in part ? (
          <RowView key={part.row.key} row={part.row} images={reading.context.images} actions={actions} />
        ) : (
          <GapView key={part.start === 0 ? "first" : `after-${part.start}`} gap={part} total={shown.length} extend={extend} />
        ),
      )}
    </section>
  );
}

/** Tells the position of each row. Not the rows' own business: folding one thread changes it for all others. */
function number(feed: HTMLElement | null, total: number, parts: readonly ({ index: number } | Gap)[]): void {
  parts.forEach((part, at) => {
    const node = feed?.children[at];
    if (!node || !("index" in part)) return;
    setAttribute(node, "aria-posinset", part.index + 1);
    setAttribute(node, "aria-setsize", total);
  });
}

function setAttribute(node: Element, name: string, value: number): void {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
}

/** Rows with an open editor: what is being written there must not leave the document. */
function rowsInUse(): string[] {
  const open = writing.value;
  // What the note says does not matter here, so its being written must not draw the feed again.
  const target = editingKey.value && entries.peek().find(({ key }) => key === editingKey.value)?.target;
  const isOnComment = target && (target.on === "comment" || target.on === "comment_passage");
  const noted = isOnComment ? [target.comment] : [];
  if (open?.at === "own") return [...noted, ownKey(open.id)];
  return open?.row ? [...noted, open.row.key] : noted;
}

interface GapProps {
  gap: Gap;
  total: number;
  extend: (gap: Gap, direction: 1 | -1) => void;
}

/** The place of rows that are not in the document, with buttons that bring the nearest of them in. */
function GapView({ gap, total, extend }: GapProps) {
  const text = words().discussion;
  const count = Math.min(gap.end - gap.start, pageSize);
  // A feed holds articles and nothing else; this one stands for those that are not in the document.
  return (
    <article
      class="gap"
      aria-label={gap.start > 0 ? text.later(count) : text.earlier(count)}
      data-gap={`${gap.start}-${gap.end}`}
      style={{ height: `${gap.height}px` }}
    >
      {gap.start > 0 && (
        <button type="button" class="quiet" onClick={() => extend(gap, 1)}>
          {text.later(count)}
        </button>
      )}
      {gap.end < total && (
        <button type="button" class="quiet at-end" onClick={() => extend(gap, -1)}>
          {text.earlier(count)}
        </button>
      )}
    </article>
  );
}
