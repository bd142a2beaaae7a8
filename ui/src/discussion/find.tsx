import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { findText } from "../article/find-text";
import { announceFound, FindBar } from "../core/find-bar";
import { setHighlight } from "../core/highlights";
import { words } from "../i18n/words";
import { findRows, type Hit, readAhead } from "./finding";
import { rowOf } from "./hold";
import { arrival, folds, onlyHits, restoreFolds, reveal, rows, visible } from "./thread-state";

/** Finds words in all comments, in the document or not; unfolds what hides them and folds it again at the end. */
export function DiscussionFind({ feed, onClose }: { feed: RefObject<HTMLElement | null>; onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [hits, setHits] = useState<readonly Hit[]>([]);
  const [current, setCurrent] = useState(0);
  const [isOnly, setOnly] = useState(false);
  const before = useRef(folds()).current;
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
    announceFound(query, found.length);
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

  const go = (index: number) => {
    const hit = hits[index];
    setCurrent(index);
    if (hit) reveal(hit.key, "seen");
  };
  const close = () => {
    const hit = hits[current];
    restoreFolds(before);
    onClose();
    if (hit && visible.value.some(({ key }) => key === hit.key)) arrival.value = { key: hit.key, at: "near" };
  };
  return (
    <FindBar query={query} count={hits.length} current={current} onQuery={setQuery} onGo={go} onClose={close}>
      <label class="only-hits">
        <input type="checkbox" checked={isOnly} onChange={(event) => setOnly(event.currentTarget.checked)} />
        <span>{words().discussion.onlyHits}</span>
      </label>
    </FindBar>
  );
}

/** Paints what is found in the rows that are in the document. */
function paint(feed: HTMLElement | undefined, query: string, current: Hit | undefined): void {
  const row = feed && current && rowOf(feed, current.key);
  setHighlight("find", feed && query ? rangesIn(feed, query) : []);
  const chosen = row && current ? rangesIn(row, query)[current.nth] : undefined;
  setHighlight("find-current", chosen ? [chosen] : []);
}

/** Own comments are Markdown and have no runs of their own. */
function rangesIn(root: HTMLElement, query: string): Range[] {
  return findText(root, query, "[data-at], .markdown");
}
