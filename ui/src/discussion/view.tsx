import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { followFocus, moveTo, placeOfCursor } from "../article/cursor";
import type { Reading } from "../article/reading";
import { useCommands } from "../core/commands";
import type { SavedImage } from "../core/wire";
import { words } from "../i18n/words";
import { editingKey, entries, startNote } from "../notes/notes";
import { UnplacedNotes } from "../notes/unplaced";
import { type CommentActions, CommentView } from "./comment";
import { AnswerEditor, OwnView } from "./own";
import { ownKey, type Row } from "./thread";
import { isCollapsed, removeOwn, reveal, rows, toggle, toggleAll, visible, writing } from "./thread-state";
import { type Gap, useThreadWindow } from "./use-window";
import { stepSize } from "./window";

/** How many levels are drawn; deeper comments stand at the last of them and say their level. */
const drawnLevels = 6;

/** The whole discussion, the reader's own comments among the others'. */
export function DiscussionView({ reading, column }: { reading: Reading; column: RefObject<HTMLElement | null> }) {
  const feed = useRef<HTMLElement>(null);
  const byKey = useMemo(() => new Map(rows.value.map((row) => [row.key, row])), [rows.value]);
  const shown = visible.value;
  const { parts, extend } = useThreadWindow(feed, shown, rowsInUse());
  const actions = useActions(feed);
  useDiscussionCommands(feed, byKey, actions);
  useLayoutEffect(() => {
    feed.current?.dispatchEvent(new CustomEvent("postil:layout", { bubbles: true }));
  }, [parts.length, shown, writing.value]);
  useEffect(() => (feed.current ? followFocus(feed.current) : undefined), [reading]);

  const text = words().discussion;
  return (
    <main ref={column} class="text-column discussion" data-pane tabIndex={-1} aria-label={text.title}>
      <header class="surface-head">
        <h1>{words().library.comments(reading.article.comments.length)}</h1>
        <p dir="auto">{reading.article.summary.title}</p>
        <button type="button" class="button" onClick={() => (writing.value = { at: "answer", row: undefined })}>
          {text.write}
        </button>
      </header>
      {writing.value?.at === "answer" && !writing.value.row && <AnswerEditor row={undefined} onDone={() => {}} />}
      {rows.value.length === 0 && <p class="empty">{text.none}</p>}
      <section ref={feed} class="feed" role="feed" aria-label={text.title} aria-busy={false}>
        {parts.map((part) =>
          "row" in part ? (
            <RowView
              key={part.row.key}
              row={part.row}
              position={part.index + 1}
              total={shown.length}
              parent={part.row.parent === undefined ? undefined : byKey.get(part.row.parent)}
              guides={guidesOf(part.row, byKey)}
              images={reading.context.images}
              actions={actions}
            />
          ) : (
            <GapView key={`gap-${part.start}`} gap={part} isFirst={part.start === 0} onExtend={extend} />
          ),
        )}
      </section>
      <UnplacedNotes surface="discussion" />
    </main>
  );
}

/** Rows with an open editor: what is being written there must not leave the document. */
function rowsInUse(): string[] {
  const open = writing.value;
  const target = entries.value.find(({ key }) => key === editingKey.value)?.target;
  const noted = target?.on === "comment" || target?.on === "comment_passage" ? [target.comment] : [];
  if (open?.at === "own") return [...noted, ownKey(open.id)];
  return open?.row ? [...noted, open.row.key] : noted;
}

interface GapProps {
  gap: Gap;
  isFirst: boolean;
  onExtend: (direction: 1 | -1) => void;
}

/** The place of rows that are not in the document, with a button that brings the nearest of them in. */
function GapView({ gap, isFirst, onExtend }: GapProps) {
  const text = words().discussion;
  const count = Math.min(gap.end - gap.start, stepSize);
  return (
    <div class={isFirst ? "gap first" : "gap"} data-gap={`${gap.start}-${gap.end}`} style={{ height: `${gap.height}px` }}>
      <button type="button" class="quiet" onClick={() => onExtend(isFirst ? -1 : 1)}>
        {isFirst ? text.earlier(count) : text.later(count)}
      </button>
    </div>
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

/** Puts the cursor on a row, bringing it into the document where it is not there yet. */
function focusRow(key: string): void {
  const find = () => document.querySelector<HTMLElement>(`[data-comment="${CSS.escape(key)}"]`);
  const node = find();
  if (node) {
    moveTo(node);
    return;
  }
  reveal(key);
  requestAnimationFrame(() => {
    const brought = find();
    if (brought) moveTo(brought);
  });
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
  const go = (direction: 1 | -1, matches: (row: Row) => boolean) => () => {
    const all = visible.value;
    const row = here();
    const at = row ? all.indexOf(row) : -1;
    // Without a cursor the first step goes to what is in view, not past it.
    const isOn = row !== undefined && document.activeElement?.closest("[data-comment]") !== null;
    const next =
      direction === 1
        ? all.find((other, index) => matches(other) && index > at - (isOn ? 0 : 1))
        : all.findLast((other, index) => matches(other) && index < at);
    if (next) focusRow(next.key);
  };
  const sibling = (direction: 1 | -1) =>
    withRow((row) => {
      const siblings = visible.value.filter((other) => other.parent === row.parent);
      const next = siblings[siblings.indexOf(row) + direction];
      if (next) focusRow(next.key);
    });
  useCommands({
    next: go(1, () => true),
    previous: go(-1, () => true),
    next_section: go(1, (row) => row.depth === 0),
    previous_section: go(-1, (row) => row.depth === 0),
    next_new: go(1, (row) => row.comment?.is_new === true),
    previous_new: go(-1, (row) => row.comment?.is_new === true),
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
