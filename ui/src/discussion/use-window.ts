/** Moves the flow window along with the reader, without moving what the reader looks at. */

import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { barHeight } from "../article/cursor";
import type { Row } from "./thread";
import { wantedRow } from "./thread-state";
import { RowHeights, type Segment, segments, stepSize, type Window, windowAround } from "./window";

/** A stretch of rows that is not in the document. */
export interface Gap {
  start: number;
  end: number;
  height: number;
}

export interface ThreadWindow {
  parts: readonly ({ row: Row; index: number } | Gap)[];
  /** Takes in further rows before (-1) or after (1) the window. */
  extend: (direction: 1 | -1) => void;
}

/** What stays where it is while rows come and go: a row in view, or where there is none the scroll bar. */
interface Pinned {
  scroll: number;
  row?: { key: string; top: number };
}

/** The part of `rows` that is in the document. Rows in `keep` stay there wherever the window is. */
export function useThreadWindow(
  feed: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  keep: readonly string[],
): ThreadWindow {
  const [window, setWindow] = useState<Window>(() => windowAround(0, rows.length));
  const heights = useRef(new RowHeights());
  const pinned = useRef<Pinned | undefined>(undefined);
  const moveTo = (index: number) => {
    pinned.current = pin(feed.current);
    setWindow(windowAround(index, rows.length));
  };

  const wanted = wantedRow.value;
  useLayoutEffect(() => {
    const index = rows.findIndex(({ key }) => key === wanted);
    // The reader goes elsewhere: nothing has to stay where it was.
    if (index >= 0) setWindow(windowAround(index, rows.length));
    wantedRow.value = undefined;
  }, [wanted]);
  useLayoutEffect(() => {
    setWindow((before) => windowAround(Math.floor((before.start + before.end) / 2), rows.length));
  }, [rows.length]);
  useLayoutEffect(() => {
    measure(feed.current, heights.current);
    restore(feed.current, pinned.current);
    pinned.current = undefined;
  });
  useEffect(() => {
    let frame = 0;
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const index = rowWhereGapShows(feed.current, rows, heights.current);
        if (index !== undefined) moveTo(index);
      });
    };
    addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", onScroll);
    };
  }, [rows, window]);

  const kept = keepers(rows, keep, feed.current);
  return {
    parts: segments(rows.length, window, kept).flatMap((segment) => partOf(segment, rows, heights.current)),
    extend: (direction) => moveTo(direction === 1 ? window.end + stepSize - 120 : window.start - stepSize + 120),
  };
}

function partOf(segment: Segment, rows: readonly Row[], heights: RowHeights): ThreadWindow["parts"] {
  if (segment.is === "row") {
    const row = rows[segment.index];
    return row ? [{ row, index: segment.index }] : [];
  }
  const { start, end } = segment;
  return [{ start, end, height: Math.round(heights.of(rows.slice(start, end).map(({ key }) => key))) }];
}

/** Rows that hold an open editor, the focus or the selection. */
function keepers(rows: readonly Row[], keep: readonly string[], feed: HTMLElement | null): number[] {
  const held = new Set(keep);
  for (const node of [document.activeElement, getSelection()?.anchorNode, getSelection()?.focusNode]) {
    const place = node instanceof Element ? node : node?.parentElement;
    const key = feed?.contains(place ?? null) && place?.closest<HTMLElement>("[data-comment]")?.dataset["comment"];
    if (key) held.add(key);
  }
  return held.size === 0 ? [] : rows.flatMap(({ key }, index) => (held.has(key) ? [index] : []));
}

function measure(feed: HTMLElement | null, heights: RowHeights): void {
  for (const node of feed?.querySelectorAll<HTMLElement>("[data-comment]") ?? []) {
    heights.measured(node.dataset["comment"] ?? "", node.getBoundingClientRect().height);
  }
}

function pin(feed: HTMLElement | null): Pinned {
  for (const node of feed?.querySelectorAll<HTMLElement>("[data-comment]") ?? []) {
    const { top, bottom } = node.getBoundingClientRect();
    if (bottom > barHeight && top < innerHeight) {
      return { scroll: scrollY, row: { key: node.dataset["comment"] ?? "", top } };
    }
  }
  return { scroll: scrollY };
}

function restore(feed: HTMLElement | null, pinned: Pinned | undefined): void {
  if (!pinned) return;
  const { row, scroll } = pinned;
  const node = row && feed?.querySelector(`[data-comment="${CSS.escape(row.key)}"]`);
  const drift = node && row ? node.getBoundingClientRect().top - row.top : scroll - scrollY;
  if (Math.abs(drift) >= 1) scrollBy(0, drift);
}

/** The row to put in the middle when a gap comes within a screen of the window; undefined while none does. */
function rowWhereGapShows(feed: HTMLElement | null, rows: readonly Row[], heights: RowHeights): number | undefined {
  for (const gap of feed?.querySelectorAll<HTMLElement>("[data-gap]") ?? []) {
    const { top, bottom } = gap.getBoundingClientRect();
    if (bottom < -innerHeight / 2 || top > innerHeight * 1.5) continue;
    const [start = 0, end = 0] = (gap.dataset["gap"] ?? "").split("-").map(Number);
    // A gap that fills the window was reached by a jump of the scroll bar: go to the row that would be there.
    if (top < 0 && bottom > innerHeight) {
      const height = heights.of(rows.slice(start, end).map(({ key }) => key));
      return start + Math.floor(((end - start) * -top) / Math.max(height, 1));
    }
    return top >= 0 ? start : end;
  }
  return undefined;
}
