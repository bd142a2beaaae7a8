/** Which rows of a long table are in the document. Pure. */

/** Tables up to this many rows are shown whole. */
export const wholeUpTo = 120;
/** Rows that are ready above and below what is in sight, however fast the reader scrolls. */
export const least = 6;
/** With every row that comes in, the engine lays out all others: so they come in by what a notch of a wheel brings. */
export const batch = 3;
/** The most rows that stay there: each that stays is laid out again with every one that comes. */
export const spare = 8;

/** Rows `from` to `to`, exclusive. */
export interface Stretch {
  from: number;
  to: number;
}

/** Heights of rows, as far as they were seen; the others are taken for average. */
export class Heights {
  private readonly seen = new Map<number, number>();
  private sum = 0;

  constructor(private readonly usual: number) {}

  /** Takes over a height that was measured. */
  measured(row: number, height: number): void {
    this.sum += height - (this.seen.get(row) ?? 0);
    this.seen.set(row, height);
  }

  get average(): number {
    return this.seen.size > 0 ? this.sum / this.seen.size : this.usual;
  }

  of(row: number): number {
    return this.seen.get(row) ?? this.average;
  }

  /** Height of rows one after the other. */
  total(rows: readonly number[], from: number, to: number): number {
    let sum = 0;
    for (let index = from; index < to; index += 1) sum += this.of(rows[index] ?? -1);
    return sum;
  }
}

/** The rows between `top` and `bottom`, in pixels from the top of the first; all rows of a short table. */
export function inSight(rows: readonly number[], heights: Heights, top: number, bottom: number): Stretch {
  if (rows.length <= wholeUpTo) return { from: 0, to: rows.length };
  let at = 0;
  let from = 0;
  while (from < rows.length && at + heights.of(rows[from] ?? -1) < top) {
    at += heights.of(rows[from] ?? -1);
    from += 1;
  }
  let to = from;
  while (to < rows.length && at < bottom) {
    at += heights.of(rows[to] ?? -1);
    to += 1;
  }
  return { from, to };
}

/** A stretch with `more` rows at both ends, as far as there are any. */
export function widened({ from, to }: Stretch, more: number, total: number): Stretch {
  return { from: Math.max(0, from - more), to: Math.min(total, to + more) };
}

/**
 * The rows to have in the document next, where `now` are there and `sight` is in sight: only what is missing is added,
 * and what is not far away stays. `now` itself where nothing is missing.
 */
export function nextStretch(now: Stretch, sight: Stretch, total: number): Stretch {
  const needed = widened(sight, least, total);
  if (now.from <= needed.from && needed.to <= now.to) return now;
  const near = widened(sight, spare, total);
  const kept = { from: Math.max(now.from, near.from), to: Math.min(now.to, near.to) };
  const isTogether = kept.from < kept.to && kept.from <= needed.to && needed.from <= kept.to;
  if (!isTogether) return needed;
  return {
    from: needed.from < kept.from ? Math.max(Math.min(needed.from, kept.from - batch), 0) : kept.from,
    to: needed.to > kept.to ? Math.min(Math.max(needed.to, kept.to + batch), total) : kept.to,
  };
}
