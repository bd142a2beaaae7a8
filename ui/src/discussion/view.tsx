import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { followFocus, moveTo, placeOfCursor, step } from "../article/cursor";
import type { Reading } from "../article/reading";
import { useCommands } from "../core/commands";
import type { SavedImage } from "../core/wire";
import { words } from "../i18n/words";
import { entries, startNote } from "../notes/notes";
import { UnplacedNotes } from "../notes/unplaced";
import { type CommentActions, CommentView } from "./comment";
import { AnswerEditor, OwnView } from "./own";
import type { Row } from "./thread";
import { isCollapsed, removeOwn, rows, toggle, toggleAll, visible, writing } from "./thread-state";

/** How many levels are drawn; deeper comments stand at the last of them and say their level. */
const drawnLevels = 6;

/** The whole discussion, the reader's own comments among the others'. */
export function DiscussionView({ reading, column }: { reading: Reading; column: RefObject<HTMLElement | null> }) {
  const feed = useRef<HTMLElement>(null);
  const byKey = useMemo(() => new Map(rows.value.map((row) => [row.key, row])), [rows.value]);
  const shown = visible.value;
  const actions = useActions(feed);
  useDiscussionCommands(feed, byKey, actions);
  useLayoutEffect(() => {
    feed.current?.dispatchEvent(new CustomEvent("postil:layout", { bubbles: true }));
  }, [shown, writing.value]);
  useEffect(() => (feed.current ? followFocus(feed.current) : undefined), [reading]);

  const text = words().discussion;
  return (
    <main ref={column} class="text-column discussion" data-pane tabIndex={-1} aria-label={text.title}>
      <header class="discussion-head">
        <h1>{words().library.comments(reading.article.comments.length)}</h1>
        <p dir="auto">{reading.article.summary.title}</p>
        <button type="button" class="button" onClick={() => (writing.value = { at: "answer", row: undefined })}>
          {text.write}
        </button>
      </header>
      {writing.value?.at === "answer" && !writing.value.row && <AnswerEditor row={undefined} onDone={() => {}} />}
      {rows.value.length === 0 && <p class="empty">{text.none}</p>}
      <section ref={feed} class="feed" role="feed" aria-label={text.title} aria-busy={false}>
        {shown.map((row, index) => (
          <RowView
            key={row.key}
            row={row}
            position={index + 1}
            total={shown.length}
            parent={row.parent === undefined ? undefined : byKey.get(row.parent)}
            guides={guidesOf(row, byKey)}
            images={reading.context.images}
            actions={actions}
          />
        ))}
      </section>
      <UnplacedNotes surface="discussion" />
    </main>
  );
}

interface RowProps {
  row: Row;
  position: number;
  total: number;
  parent: Row | undefined;
  guides: readonly string[];
  images: Reading["context"]["images"] & ReadonlyMap<string, SavedImage>;
  actions: CommentActions;
}

function RowView({ row, position, total, parent, guides, images, actions }: RowProps) {
  const depth = Math.min(row.depth, drawnLevels);
  const isNew = row.comment?.is_new === true;
  const isAnswering = writing.value?.at === "answer" && writing.value.row?.key === row.key;
  return (
    <article
      class={`comment depth-${depth}${isNew ? " is-new" : ""}${row.own ? " is-own" : ""}`}
      data-comment={row.key}
      data-depth={row.depth}
      data-own={row.own?.id}
      data-stop
      tabIndex={-1}
      aria-posinset={position}
      aria-setsize={total}
      aria-labelledby={`by-${row.key}`}
    >
      {guides.map((key, level) => (
        <span key={key} class={`guide level-${level}`} data-fold={key} aria-hidden="true" />
      ))}
      {row.comment && (
        <CommentView
          row={row}
          comment={row.comment}
          images={images}
          parentName={parent && nameOf(parent)}
          isFolded={isCollapsed(row.key)}
          notes={notesOn(row.key)}
          actions={actions}
        />
      )}
      {row.own && <OwnView own={row.own} onReply={() => actions.reply(row)} />}
      {isAnswering && <AnswerEditor row={row} onDone={() => focusRow(row.key)} />}
      <div class="note-slot" data-slot />
    </article>
  );
}

function nameOf(row: Row): string {
  const text = words().discussion;
  return row.own ? text.you : (row.comment?.author?.name ?? text.anonymous);
}

function notesOn(comment: string): number {
  return entries.value.filter(
    ({ target }) =>
      (target.on === "comment" || target.on === "comment_passage") && target.comment === comment,
  ).length;
}

/** Keys of the rows whose answers the guide lines of a row fold away, outermost first. */
function guidesOf(row: Row, byKey: ReadonlyMap<string, Row>): string[] {
  const above: string[] = [];
  for (let key = row.parent; key !== undefined; key = byKey.get(key)?.parent) above.unshift(key);
  return above.slice(0, drawnLevels);
}

function useActions(feed: RefObject<HTMLElement | null>): CommentActions {
  return useMemo(
    () => ({
      note: (row) => startNote({ on: "comment", comment: row.key }, "claim"),
      reply: (row) => (writing.value = { at: "answer", row }),
      toggle: (row) => keepInPlace(feed.current, row.key, () => toggle(row)),
    }),
    [feed],
  );
}

/** Changes the thread and leaves the head of `key` where it stood in the window. */
function keepInPlace(feed: HTMLElement | null, key: string, change: () => void): void {
  const find = () => feed?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(key)}"]`);
  const before = find()?.getBoundingClientRect().top;
  change();
  requestAnimationFrame(() => {
    const node = find();
    if (!node || before === undefined) return;
    // A head that was above the window comes into it, so that the reader sees what was folded.
    scrollBy(0, node.getBoundingClientRect().top - Math.max(before, 64));
  });
}

function focusRow(key: string): void {
  const node = document.querySelector<HTMLElement>(`[data-comment="${CSS.escape(key)}"]`);
  if (node) moveTo(node);
}

function useDiscussionCommands(
  feed: RefObject<HTMLElement | null>,
  byKey: ReadonlyMap<string, Row>,
  actions: CommentActions,
): void {
  const here = () => {
    const place = feed.current && placeOfCursor(feed.current);
    const key = place?.closest<HTMLElement>("[data-comment]")?.dataset["comment"];
    return key === undefined ? undefined : byKey.get(key);
  };
  const withRow = (act: (row: Row) => void) => () => {
    const row = here();
    if (!row) return false;
    act(row);
    return true;
  };
  const go = (direction: 1 | -1, selector: string) => () => {
    if (feed.current) step(feed.current, direction, selector);
  };
  const sibling = (direction: 1 | -1) =>
    withRow((row) => {
      const siblings = visible.value.filter((other) => other.parent === row.parent);
      const next = siblings[siblings.indexOf(row) + direction];
      if (next) focusRow(next.key);
    });
  useCommands({
    next: go(1, "[data-comment]"),
    previous: go(-1, "[data-comment]"),
    next_section: go(1, "[data-comment][data-depth='0']"),
    previous_section: go(-1, "[data-comment][data-depth='0']"),
    next_new: go(1, ".is-new"),
    previous_new: go(-1, ".is-new"),
    next_sibling: sibling(1),
    previous_sibling: sibling(-1),
    parent: withRow((row) => row.parent !== undefined && focusRow(row.parent)),
    toggle_thread: withRow(actions.toggle),
    toggle_all_threads: toggleAll,
    reply: withRow(actions.reply),
    own_comment: () => {
      writing.value = { at: "answer", row: undefined };
    },
    edit: withRow((row) => row.own && (writing.value = { at: "own", id: row.own.id })),
    delete: withRow((row) => row.own && void removeOwn(row.own.id)),
  });
  useEffect(() => {
    const root = feed.current;
    const onClick = (event: MouseEvent) => {
      const key = event.target instanceof HTMLElement ? event.target.dataset["fold"] : undefined;
      const row = key === undefined ? undefined : byKey.get(key);
      if (row) actions.toggle(row);
    };
    root?.addEventListener("click", onClick);
    return () => root?.removeEventListener("click", onClick);
  }, [byKey, actions]);
}
