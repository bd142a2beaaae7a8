/** Charts of columns: where bars and points stand, in a plane 100 wide. Pure. */

import type { ColumnReading } from "../core/wire";

/** A bar or range of one row. `start` and `end` are shares of the width, 0 to 1. */
export interface Bar {
  row: number;
  start: number;
  end: number;
  /** A range is drawn from its lower end, anything else from nought. */
  isRange: boolean;
}

/** A point of one row, shares of the width and of the height from the bottom. */
export interface Point {
  row: number;
  x: number;
  y: number;
}

/** A round figure on an axis and where it stands, 0 to 1. */
export interface Tick {
  value: number;
  at: number;
}

/** Rows that have a value, lowest, highest and middle one. */
export interface Summary {
  rows: number;
  lowest: number;
  highest: number;
  median: number;
}

/** The bars of a column, in the order of `rows`, with the figures of the axis. */
export function bars(reading: ColumnReading, rows: readonly number[]): { bars: Bar[]; ticks: Tick[] } {
  const values = rows.flatMap((row) => {
    const from = reading.from[row] ?? undefined;
    return from === undefined ? [] : [{ row, from, to: reading.to?.[row] ?? from }];
  });
  // Dates have no nought to start from.
  const fromNought = reading.kind !== "date";
  const scale = scaleOf(values.flatMap(({ from, to }) => [from, to]), fromNought);
  const nought = scale.at(0);
  return {
    ticks: scale.ticks,
    bars: values.map(({ row, from, to }) => {
      const isRange = to > from || !fromNought;
      const [a, b] = isRange ? [scale.at(from), scale.at(to)] : [nought, scale.at(from)];
      return { row, start: Math.min(a, b), end: Math.max(a, b), isRange };
    }),
  };
}

/** The points of two columns, with the figures of both axes. */
export function points(across: ColumnReading, up: ColumnReading, rows: readonly number[]): { points: Point[]; x: Tick[]; y: Tick[] } {
  const values = rows.flatMap((row) => {
    const [x, y] = [middle(across, row), middle(up, row)];
    return x === undefined || y === undefined ? [] : [{ row, x, y }];
  });
  const x = scaleOf(values.map((value) => value.x), false);
  const y = scaleOf(values.map((value) => value.y), false);
  return { points: values.map((value) => ({ row: value.row, x: x.at(value.x), y: y.at(value.y) })), x: x.ticks, y: y.ticks };
}

/** What a column comes to. */
export function summary(reading: ColumnReading, rows: readonly number[]): Summary | undefined {
  const values = rows.flatMap((row) => middle(reading, row) ?? []).toSorted((a, b) => a - b);
  if (values.length === 0) return undefined;
  const ends = rows.flatMap((row) => [reading.from[row] ?? [], reading.to?.[row] ?? []].flat());
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)];
  const half = (values.length - 1) / 2;
  const median = ((values[Math.floor(half)] ?? 0) + (values[Math.ceil(half)] ?? 0)) / 2;
  return { rows: values.length, lowest, highest, median };
}

function middle(reading: ColumnReading, row: number): number | undefined {
  const from = reading.from[row] ?? undefined;
  return from === undefined ? undefined : (from + (reading.to?.[row] ?? from)) / 2;
}

/** A scale from a round figure below to one above, with four to eight steps. */
function scaleOf(values: readonly number[], fromNought: boolean): { at: (value: number) => number; ticks: Tick[] } {
  let low = fromNought ? 0 : Infinity;
  let high = fromNought ? 0 : -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(low < high)) [low, high] = Number.isFinite(low) ? [low - 1, low + 1] : [0, 1];
  const step = roundStep((high - low) / 4);
  const start = Math.floor(low / step) * step;
  const count = Math.ceil((high - start) / step - 1e-9);
  const span = count * step;
  const ticks = Array.from({ length: count + 1 }, (_, index) => ({ value: start + index * step, at: index / count }));
  return { at: (value) => (value - start) / span, ticks };
}

/** 1, 2 or 5 times a power of ten, at most `rough`. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = rough / power;
  return power * (factor >= 5 ? 5 : factor >= 2 ? 2 : 1);
}
