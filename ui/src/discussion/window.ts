/**
 * The flow window: of a long thread only some rows are in the document, real nodes in normal flow, with gaps of
 * measured height for the rest. It moves in small steps, so that no step keeps the reader waiting. Pure.
 */

/** Rows in a window that has come to rest. */
export const windowSize = 360;
/** Rows that are shown at once where the reader arrives; the others follow, frame by frame. */
export const firstSize = 20;
/** Rows that one step brings in. */
export const stepSize = 8;
/** While the reader scrolls, rows come in only where fewer than these are left before a gap. */
export const leastAhead = 40;
/** Rows that the buttons at its edges go on by. */
export const pageSize = 80;

/** Rows `start` to `end`, exclusive. */
export interface Window {
  start: number;
  end: number;
}

/** What stands in the feed, from top to bottom. */
export type Segment = { is: "row"; index: number } | { is: "gap"; start: number; end: number };

/** The window of `total` rows with row `index` in its middle, `size` rows where there are so many. */
export function windowAround(index: number, total: number, size: number): Window {
  const start = Math.max(Math.min(index - Math.floor(size / 2), total - size), 0);
  return { start, end: Math.min(start + size, total) };
}

/**
 * The next window on the way to having `size` rows around row `aim`, at most `step` rows of them new. Rows leave at
 * the other end. The same window once it is there.
 */
export function windowToward(window: Window, aim: number, total: number, size = windowSize, step = stepSize): Window {
  const wanted = windowAround(aim, total, size);
  if (wanted.end <= window.start || wanted.start >= window.end) {
    return windowAround(aim, total, Math.min(firstSize, size));
  }
  const above = Math.max(window.start - wanted.start, 0);
  const below = Math.max(wanted.end - window.end, 0);
  // What is nearer to the reader comes first.
  const growsDown = below > 0 && (above === 0 || window.end - aim <= aim - window.start);
  const start = growsDown ? window.start : window.start - Math.min(above, step);
  const end = growsDown ? window.end + Math.min(below, step) : window.end;
  return {
    start: Math.max(start, Math.min(wanted.start, start + step)),
    end: Math.min(end, Math.max(wanted.end, end - step)),
  };
}

/** Whether the reader, at row `aim`, would soon come to a gap. */
export function isNearGap(window: Window, aim: number, total: number): boolean {
  return (window.start > 0 && aim - window.start < leastAhead) || (window.end < total && window.end - aim < leastAhead);
}

/** The rows of the window and those that must not leave the document, with gaps for all others. */
export function segments(total: number, window: Window, kept: readonly number[]): Segment[] {
  const inside = kept.filter((index) => index >= 0 && index < total && !within(index, window));
  const shown = [...inside, ...range(window.start, Math.min(window.end, total))].toSorted((a, b) => a - b);
  const found: Segment[] = [];
  let next = 0;
  for (const index of shown) {
    if (index < next) continue;
    if (index > next) found.push({ is: "gap", start: next, end: index });
    found.push({ is: "row", index });
    next = index + 1;
  }
  if (next < total) found.push({ is: "gap", start: next, end: total });
  return found;
}

function within(index: number, window: Window): boolean {
  return index >= window.start && index < window.end;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(end - start, 0) }, (_, index) => start + index);
}

/** Heights of rows in CSS pixels, as far as they were seen; the others are taken for average. */
export class RowHeights {
  private readonly seen = new Map<string, number>();
  private sum = 0;

  measured(key: string, height: number): void {
    this.sum += height - (this.seen.get(key) ?? 0);
    this.seen.set(key, height);
  }

  /** Height of rows `start` to `end`, exclusive. */
  of(keys: readonly string[], start = 0, end = keys.length): number {
    const average = this.seen.size > 0 ? this.sum / this.seen.size : 120;
    let sum = 0;
    for (let index = start; index < end; index++) sum += this.seen.get(keys[index] ?? "") ?? average;
    return sum;
  }
}
