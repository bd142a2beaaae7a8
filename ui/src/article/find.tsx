import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { announce } from "../core/announce";
import { useCommands } from "../core/commands";
import { setHighlight } from "../core/highlights";
import { Icon } from "../core/icons";
import { words } from "../i18n/words";
import { findText } from "./find-text";

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
