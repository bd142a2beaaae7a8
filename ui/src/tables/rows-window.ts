/** Which rows of a long table are in the document. Pure. */

/** Tables up to this many rows are shown whole. */
export const wholeUpTo = 120;
/** Rows kept ready above and below what is in sight. */
const spare = 24;

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

/** Rows `from` to `to`, exclusive, to be in the document when `top` to `bottom` is in sight. */
export function windowOf(rows: readonly number[], heights: Heights, top: number, bottom: number): { from: number; to: number } {
  if (rows.length <= wholeUpTo) return { from: 0, to: rows.length };
  let at = 0;
  let first = 0;
  while (first < rows.length && at + heights.of(rows[first] ?? -1) < top) {
    at += heights.of(rows[first] ?? -1);
    first += 1;
  }
  let last = first;
  while (last < rows.length && at < bottom) {
    at += heights.of(rows[last] ?? -1);
    last += 1;
  }
  return { from: Math.max(0, first - spare), to: Math.min(rows.length, last + spare) };
}

/** Whether what is in sight stands well within the rows that are in the document. */
export function stillFits(now: { from: number; to: number }, wanted: { from: number; to: number }, total: number): boolean {
  const slack = spare / 2;
  const above = now.from === 0 || wanted.from + slack >= now.from;
  const below = now.to === total || wanted.to - slack <= now.to;
  return above && below;
}
