/**
 * The flow window: of a long thread only some rows are in the document, real nodes in normal flow, with gaps of
 * measured height for the rest. Pure.
 */

/** Threads up to this many rows are shown whole. */
export const wholeUpTo = 300;
/** Rows in a window. */
export const windowSize = 240;
/** Rows that the buttons at its edges go on by. */
export const stepSize = 80;

/** Rows `start` to `end`, exclusive. */
export interface Window {
  start: number;
  end: number;
}

/** What stands in the feed, from top to bottom. */
export type Segment = { is: "row"; index: number } | { is: "gap"; start: number; end: number };

/** The window of `total` rows with row `index` in its middle. */
export function windowAround(index: number, total: number): Window {
  if (total <= wholeUpTo) return { start: 0, end: total };
  const start = Math.min(Math.max(index - windowSize / 2, 0), total - windowSize);
  return { start, end: start + windowSize };
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

/** Heights of rows, as far as they were seen; the others are taken for average. */
export class RowHeights {
  private readonly seen = new Map<string, number>();
  private sum = 0;

  measured(key: string, height: number): void {
    this.sum += height - (this.seen.get(key) ?? 0);
    this.seen.set(key, height);
  }

  /** Height of a stretch of rows. */
  of(keys: readonly string[]): number {
    const average = this.seen.size > 0 ? this.sum / this.seen.size : 120;
    return keys.reduce((sum, key) => sum + (this.seen.get(key) ?? average), 0);
  }
}
