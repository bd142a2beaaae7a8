/** Shows the part of a thread that the flow window has, without moving what the reader looks at. */

import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { moveTo } from "../article/cursor";
import { Hold, rowOf } from "./hold";
import { Mover } from "./mover";
import type { Row } from "./thread";
import { type Arrival, arrival } from "./thread-state";
import { pageSize, type Segment, segments, windowSize } from "./window";

/** A stretch of rows that is not in the document. */
export interface Gap {
  start: number;
  end: number;
  height: number;
}

/** A row with its place, or a gap. */
export type Part = { row: Row; index: number } | Gap;

/** What is in the document of a thread. */
export interface ThreadWindow {
  parts: readonly Part[];
  /** Goes on by a page of rows before (-1) or after (1) a gap's edge. */
  extend: (gap: Gap, direction: 1 | -1) => void;
}

/** The part of `rows` that is in the document. Rows that `inUse` names stay there wherever the window is. */
export function useThreadWindow(
  feed: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  inUse: readonly string[],
  isWhole: boolean,
): ThreadWindow {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const size = isWhole ? rows.length : windowSize;
  const known = useRef<Mover | undefined>(undefined);
  const mover = (known.current ??= new Mover(rows, size, () => redraw(undefined)));
  mover.adopt(rows, size);

  const wanted = arrival.value;
  const scrolled = scrollY;
  useLayoutEffect(() => {
    mover.hold?.restore(scrolled);
    if (wanted) arrive(wanted, mover, feed.current);
    mover.walk();
  });
  useFollowing(feed, mover);
  useMeasures(feed, mover);

  const kept = keepers(mover, inUse, feed.current);
  const extend = (gap: Gap, direction: 1 | -1) => {
    const edge = direction === 1 ? Math.min(gap.start + pageSize, gap.end) - 1 : Math.max(gap.end - pageSize, gap.start);
    mover.goTo(edge);
  };
  const parts = segments(rows.length, mover.window, kept).flatMap((segment) => partOf(segment, rows, mover));
  return { parts, extend };
}

function partOf(segment: Segment, rows: readonly Row[], mover: Mover): Part[] {
  if (segment.is === "row") {
    const row = rows[segment.index];
    return row ? [{ row, index: segment.index }] : [];
  }
  const { start, end } = segment;
  return [{ start, end, height: Math.round(mover.heights.of(mover.keys, start, end)) }];
}

/** Goes to a row that is wanted, once it is in the document. */
function arrive(wanted: Arrival, mover: Mover, feed: HTMLElement | null): void {
  const index = mover.keys.indexOf(wanted.key);
  const node = feed && rowOf(feed, wanted.key);
  if (!node && index >= 0) {
    mover.goTo(index);
    return;
  }
  arrival.value = undefined;
  if (!node) return;
  if (wanted.at === "top") {
    node.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
    node.scrollIntoView({ block: "start", behavior: "instant" });
  } else if (wanted.at === "near") moveTo(node);
  else if (wanted.at === "seen") node.scrollIntoView({ block: "nearest", behavior: "instant" });
  // From here on it is this row that stays in its place while others come in around it.
  mover.hold?.take(wanted.key);
  mover.goTo(index);
}

/** Follows the reader's scrolling, and keeps out of the way of typing. */
function useFollowing(feed: RefObject<HTMLElement | null>, mover: Mover): void {
  useEffect(() => {
    const root = feed.current;
    if (!root) return undefined;
    mover.hold = new Hold(root);
    mover.hold.take();
    let frame = 0;
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => mover.follow(root));
    };
    const onInput = () => mover.pause();
    addEventListener("scroll", onScroll, { passive: true });
    addEventListener("input", onInput, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      mover.stop();
      removeEventListener("scroll", onScroll);
      removeEventListener("input", onInput);
    };
  }, [mover]);
}

/** Follows the heights of rows, of pictures that arrive late too. */
function useMeasures(feed: RefObject<HTMLElement | null>, mover: Mover): void {
  const observer = useRef<ResizeObserver | undefined>(undefined);
  const observed = useRef(new Set<Element>());
  useEffect(() => () => observer.current?.disconnect(), []);
  useLayoutEffect(() => {
    observer.current ??= new ResizeObserver((changes) => {
      for (const { target, borderBoxSize } of changes) {
        const key = target instanceof HTMLElement ? target.dataset["comment"] : undefined;
        if (key !== undefined && target.isConnected) mover.heights.measured(key, borderBoxSize[0]?.blockSize ?? 0);
      }
      mover.hold?.restore();
    });
    for (const node of observed.current) {
      if (node.isConnected) continue;
      observer.current.unobserve(node);
      observed.current.delete(node);
    }
    for (const node of feed.current?.children ?? []) {
      if (observed.current.has(node) || !(node instanceof HTMLElement) || !("comment" in node.dataset)) continue;
      observed.current.add(node);
      observer.current.observe(node);
    }
  });
}

/** More selected rows than these are kept only at both ends. */
const mostSelected = 400;

/** Rows that hold an open editor, the focus or the selection. */
function keepers(mover: Mover, inUse: readonly string[], feed: HTMLElement | null): number[] {
  const selection = getSelection();
  const keyAt = (node: Node | null | undefined) => {
    const place = node instanceof Element ? node : node?.parentElement;
    if (!place || !feed?.contains(place)) return undefined;
    return place.closest<HTMLElement>("[data-comment]")?.dataset["comment"];
  };
  const isSelecting = selection?.isCollapsed === false;
  const ends = isSelecting ? [keyAt(selection.anchorNode), keyAt(selection.focusNode)] : [];
  const held = new Set([...inUse, keyAt(document.activeElement), ...ends]);
  held.delete(undefined);
  if (held.size === 0) return [];
  const kept = [...held].map((key) => mover.keys.indexOf(key ?? ""));
  const [first = -1, last = -1] = ends.map((key) => mover.keys.indexOf(key ?? "")).toSorted((a, b) => a - b);
  if (first >= 0 && last - first <= mostSelected) for (let index = first; index <= last; index++) kept.push(index);
  return kept.filter((index) => index >= 0);
}
