import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { announce } from "../core/announce";
import { useCommands } from "../core/commands";
import { setHighlight } from "../core/highlights";
import { Icon } from "../core/icons";
import { words } from "../i18n/words";
import { findRows, type Hit, readAhead } from "./finding";
import { rowOf } from "./hold";
import { arrival, folds, onlyHits, restoreFolds, reveal, rows, visible } from "./thread-state";

/** Finds words in all comments, in the document or not; unfolds what hides them and folds it again at the end. */
export function DiscussionFind({ feed, onClose }: { feed: RefObject<HTMLElement | null>; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const [hits, setHits] = useState<readonly Hit[]>([]);
  const [current, setCurrent] = useState(0);
  const [isOnly, setOnly] = useState(false);
  const before = useRef(folds()).current;
  const text = words().find;

  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const stop = readAhead(rows.peek());
    return () => {
      stop();
      onlyHits.value = undefined;
      paint(undefined, "", undefined);
    };
  }, []);
  useEffect(() => {
    const found = findRows(rows.peek(), query);
    setHits(found);
    setCurrent(0);
    const first = found[0];
    if (first) reveal(first.key, "seen");
    if (query) announce(found.length > 0 ? text.position(1, found.length) : text.none);
  }, [query]);
  useEffect(() => {
    onlyHits.value = isOnly && query !== "" ? new Set(hits.map(({ key }) => key)) : undefined;
  }, [isOnly, hits]);
  // The rows in the document change as the reader scrolls; what is found in them is painted again.
  useLayoutEffect(() => {
    const again = () => paint(feed.current ?? undefined, query, hits[current]);
    again();
    feed.current?.addEventListener("postil:layout", again);
    return () => feed.current?.removeEventListener("postil:layout", again);
  }, [hits, current, visible.value]);

  // A key may come again before the bar is drawn with the place it went to.
  const place = useRef(current);
  place.current = current;
  const go = (direction: 1 | -1) => {
    const next = (place.current + direction + hits.length) % hits.length;
    const hit = hits[next];
    if (!hit) return;
    place.current = next;
    setCurrent(next);
    reveal(hit.key, "seen");
    announce(text.position(next + 1, hits.length));
  };
  const close = () => {
    const hit = hits[current];
    restoreFolds(before);
    onClose();
    if (hit && visible.value.some(({ key }) => key === hit.key)) arrival.value = { key: hit.key, at: "near" };
  };
  useCommands({ find: () => field.current?.select(), find_next: () => go(1), find_previous: () => go(-1) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.isComposing) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class="find-bar">
      <input
        ref={field}
        type="search"
        class="field"
        aria-label={text.label}
        placeholder={text.label}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <output>{query && (hits.length > 0 ? text.position(current + 1, hits.length) : text.none)}</output>
      <label class="only-hits">
        <input type="checkbox" checked={isOnly} onChange={(event) => setOnly(event.currentTarget.checked)} />
        <span>{words().discussion.onlyHits}</span>
      </label>
      <button type="button" class="icon-button" aria-label={text.previous} onClick={() => go(-1)}>
        <Icon name="up" />
      </button>
      <button type="button" class="icon-button" aria-label={text.next} onClick={() => go(1)}>
        <Icon name="down" />
      </button>
      <button type="button" class="icon-button" aria-label={words().close} onClick={close}>
        <Icon name="close" />
      </button>
    </search>
  );
}

/** Paints what is found in the rows that are in the document. */
function paint(feed: HTMLElement | undefined, query: string, current: Hit | undefined): void {
  const row = feed && current && rowOf(feed, current.key);
  setHighlight("find", feed && query ? rangesIn(feed, query) : []);
  const chosen = row && current ? rangesIn(row, query)[current.nth] : undefined;
  setHighlight("find-current", chosen ? [chosen] : []);
}

/** All places where the words of comments under `root` say `query`. Words may run over several nodes of a block. */
function rangesIn(root: HTMLElement, query: string): Range[] {
  const wanted = query.toLocaleLowerCase();
  const found: Range[] = [];
  for (const run of root.querySelectorAll<HTMLElement>("[data-at], .markdown")) {
    const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    const pieces: { node: Text; start: number }[] = [];
    let said = "";
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      pieces.push({ node, start: said.length });
      said += node.data;
    }
    const lower = said.toLocaleLowerCase();
    // Where lower case has another length, offsets would not fit; such a run is searched as it is written.
    const haystack = lower.length === said.length ? lower : said;
    for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + wanted.length)) {
      const first = pieces.findLast(({ start }) => start <= at);
      const last = pieces.findLast(({ start }) => start < at + wanted.length);
      if (!first || !last) break;
      const range = document.createRange();
      range.setStart(first.node, at - first.start);
      range.setEnd(last.node, at + wanted.length - last.start);
      found.push(range);
    }
  }
  return found;
}
