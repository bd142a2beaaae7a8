import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { announce } from "../core/announce";
import { useCommands } from "../core/commands";
import { setHighlight } from "../core/highlights";
import { Icon } from "../core/icons";
import { words } from "../i18n/words";

/** Finds words on the surface that is shown. */
export function FindBar({ column, onClose }: { column: RefObject<HTMLElement | null>; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const [ranges, setRanges] = useState<readonly Range[]>([]);
  const [current, setCurrent] = useState(0);
  const text = words().find;

  useLayoutEffect(() => {
    field.current?.focus();
    return () => {
      setHighlight("find", []);
      setHighlight("find-current", []);
    };
  }, []);
  useEffect(() => {
    const found = column.current ? findText(column.current, query) : [];
    setRanges(found);
    setCurrent(0);
    setHighlight("find", found);
    show(found[0]);
    if (query) announce(found.length > 0 ? text.position(1, found.length) : text.none);
  }, [query]);
  // A key may come again before the bar is drawn with the place it went to.
  const place = useRef(current);
  place.current = current;
  const go = (direction: 1 | -1) => {
    if (ranges.length === 0) return;
    const next = (place.current + direction + ranges.length) % ranges.length;
    place.current = next;
    setCurrent(next);
    show(ranges[next]);
    announce(text.position(next + 1, ranges.length));
  };
  useCommands({
    find: () => field.current?.select(),
    find_next: () => go(1),
    find_previous: () => go(-1),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && !event.isComposing) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
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
      <output>{query && (ranges.length > 0 ? text.position(current + 1, ranges.length) : text.none)}</output>
      <button type="button" class="icon-button" aria-label={text.previous} onClick={() => go(-1)}>
        <Icon name="up" />
      </button>
      <button type="button" class="icon-button" aria-label={text.next} onClick={() => go(1)}>
        <Icon name="down" />
      </button>
      <button type="button" class="icon-button" aria-label={words().close} onClick={onClose}>
        <Icon name="close" />
      </button>
    </search>
  );
}

function show(range: Range | undefined): void {
  setHighlight("find-current", range ? [range] : []);
  const place = range?.startContainer.parentElement;
  place?.closest("details")?.setAttribute("open", "");
  place?.scrollIntoView({ block: "center" });
}

const mostHits = 2000;

/** All places where the words of `root` say `query`, letter case aside. Words may run over several nodes of a block. */
export function findText(root: HTMLElement, query: string): Range[] {
  const wanted = query.toLocaleLowerCase();
  if (wanted === "") return [];
  const found: Range[] = [];
  for (const run of root.querySelectorAll<HTMLElement>("[data-at]")) {
    const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    const pieces: { node: Text; start: number }[] = [];
    let text = "";
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      pieces.push({ node, start: text.length });
      text += node.data;
    }
    const lower = text.toLocaleLowerCase();
    // Where lower case has another length, offsets would not fit; such a run is searched as it is written.
    const haystack = lower.length === text.length ? lower : text;
    for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      const first = pieces.findLast(({ start }) => start <= at);
      const last = pieces.findLast(({ start }) => start < at + wanted.length);
      if (!first || !last) break;
      range.setStart(first.node, at - first.start);
      range.setEnd(last.node, at + wanted.length - last.start);
      found.push(range);
      if (found.length >= mostHits) return found;
    }
  }
  return found;
}
