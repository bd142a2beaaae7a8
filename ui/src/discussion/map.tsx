import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { words } from "../i18n/words";
import { nameOf } from "./comment-head";
import { goToRow } from "./moving";
import type { Row } from "./thread";
import { noteCounts, rows } from "./thread-state";

/** Height of an entry in CSS pixels, as the style sheet has it; thousands of them are not all in the document. */
const entryHeight = 28;
const surplus = 12;

/** All threads by who began them: how many replies each has, and where something is new or noted. */
export function ThreadMap() {
  const root = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(800);
  const [active, setActive] = useState(0);
  const [all, counts] = [rows.value, noteCounts.value];
  const threads = useMemo(() => threadsOf(all, counts), [all, counts]);
  useLayoutEffect(() => setHeight(root.current?.clientHeight ?? 800), []);
  if (threads.length < 2) return null;
  const most = Math.max(...threads.map(({ row }) => row.replies), 1);
  const first = Math.max(Math.floor(top / entryHeight) - surplus, 0);
  const last = Math.min(Math.ceil((top + height) / entryHeight) + surplus, threads.length);
  const step = (event: KeyboardEvent) => {
    const next = nextEntry(event.key, active, threads.length);
    if (event.key === "Enter" || event.key === " ") {
      const thread = threads[active];
      if (thread) goToRow(thread.row.key, "top");
    } else if (next !== undefined) {
      setActive(next);
      root.current?.scrollTo({ top: Math.min(next * entryHeight, Math.max(top, (next + 1) * entryHeight - height)) });
    } else return;
    event.preventDefault();
  };
  const text = words().discussion;
  return (
    <nav class="thread-map-pane" aria-label={text.map}>
      <h2>{text.threads(threads.length)}</h2>
      <div
        ref={root}
        class="thread-map"
        role="tree"
        aria-label={text.map}
        aria-activedescendant={`thread-${active}`}
        tabIndex={0}
        data-thread-map
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={step}
      >
        <div class="thread-map-all" role="presentation" style={roomOf(first, threads.length)}>
          {threads.slice(first, last).map((thread, at) => (
            <Entry
              key={thread.row.key}
              thread={thread}
              index={first + at}
              total={threads.length}
              share={thread.row.replies / most}
              isActive={first + at === active}
              onChoose={() => {
                setActive(first + at);
                goToRow(thread.row.key, "top");
              }}
            />
          ))}
        </div>
      </div>
    </nav>
  );
}

/** The room of all entries, and in it that of those before the first that is drawn. */
function roomOf(first: number, count: number) {
  return { height: `${count * entryHeight}px`, paddingBlockStart: `${first * entryHeight}px` };
}

function nextEntry(key: string, active: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return Math.min(active + 1, count - 1);
    case "ArrowUp":
      return Math.max(active - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

interface EntryProps {
  thread: Thread;
  index: number;
  total: number;
  /** Of the longest thread, how long this one is. */
  share: number;
  isActive: boolean;
  onChoose: () => void;
}

function Entry({ thread, index, total, share, isActive, onChoose }: EntryProps) {
  const { row, fresh, notes } = thread;
  const text = words().discussion;
  const name = nameOf(row);
  const spoken = [text.replies(row.replies), fresh > 0 ? text.fresh(fresh) : "", notes > 0 ? text.noted(notes) : ""];
  return (
    // Enter and Space choose it too; the tree listens for them.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={`thread-${index}`}
      class="thread-entry"
      role="treeitem"
      aria-posinset={index + 1}
      aria-setsize={total}
      aria-level={1}
      aria-selected={isActive}
      // Not as hidden words in each entry: every box that is cut off costs the engine time with each step of scrolling.
      title={text.heading(spoken.filter(Boolean))}
      data-thread={row.key}
      data-replies={row.replies}
      style={{ "--share": Math.sqrt(share) }}
      onClick={onChoose}
    >
      <span class="thread-name">
        <bdi>{name}</bdi>
      </span>
      {notes > 0 && <span class="dot noted" />}
      {fresh > 0 && <span class="dot fresh" />}
      {row.replies > 0 && (
        <span class="thread-count" aria-hidden="true">
          {row.replies}
        </span>
      )}
    </div>
  );
}

interface Thread {
  row: Row;
  /** New comments in it, and notes. */
  fresh: number;
  notes: number;
}

function threadsOf(all: readonly Row[], counts: ReadonlyMap<string, number>): Thread[] {
  const threads: Thread[] = [];
  for (const row of all) {
    if (row.depth === 0) threads.push({ row, fresh: row.newReplies + (row.comment?.is_new ? 1 : 0), notes: 0 });
    const thread = threads.at(-1);
    if (thread) thread.notes += counts.get(row.key) ?? 0;
  }
  return threads;
}
