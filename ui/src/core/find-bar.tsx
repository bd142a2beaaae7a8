import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../i18n/words";
import { announce } from "./announce";
import { useCommands } from "./commands";
import { Icon } from "./icons";

interface FindBarProps {
  query: string;
  /** How many places say it. */
  count: number;
  /** Index of the place that is shown. */
  current: number;
  onQuery: (query: string) => void;
  onGo: (index: number) => void;
  onClose: () => void;
  /** What else this surface lets the reader choose. */
  children?: ComponentChildren;
}

/** A field for words to be found, how many places there are, and the way from one to the next. */
export function FindBar({ query, count, current, onQuery, onGo, onClose, children }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const text = words().find;
  useLayoutEffect(() => field.current?.focus(), []);
  // A key may come again before the bar is drawn with the place it went to.
  const place = useRef(current);
  place.current = current;
  const go = (direction: 1 | -1) => {
    if (count === 0) return;
    place.current = (place.current + direction + count) % count;
    onGo(place.current);
    announce(text.position(place.current + 1, count));
  };
  useCommands({ find: () => field.current?.select(), find_next: () => go(1), find_previous: () => go(-1) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
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
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <output>{query && (count > 0 ? text.position(current + 1, count) : text.none)}</output>
      {children}
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

/** Says how many places were found for a new query, and that the first of them is shown. */
export function announceFound(query: string, count: number): void {
  const text = words().find;
  if (query) announce(count > 0 ? text.position(1, count) : text.none);
}
