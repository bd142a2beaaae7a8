import { expect, test } from "vitest";
import type { ColumnReading } from "../core/wire";
import { bars, points, summary } from "./chart";

const reading = (from: (number | null)[], to: (number | null)[] | null = null): ColumnReading => ({
  kind: "number",
  unit: null,
  unreadable: 0,
  ranks: [],
  from,
  to,
});

test("bars start at nought, ranges at their lower end, on a round scale", () => {
  const chart = bars(reading([20, 50, null, 80], [40, 50, null, 80]), [0, 1, 2, 3]);
  expect(chart.ticks.map(({ value }) => value)).toEqual([0, 20, 40, 60, 80]);
  expect(chart.bars).toEqual([
    { row: 0, start: 0.25, end: 0.5, isRange: true },
    { row: 1, start: 0, end: 0.625, isRange: false },
    { row: 3, start: 0, end: 1, isRange: false },
  ]);
});

test("bars below nought lead the other way", () => {
  const chart = bars(reading([-10, 10]), [0, 1]);
  expect(chart.bars.map(({ start, end }) => [start, end])).toEqual([[0, 0.5], [0.5, 1]]);
});

test("points stand where both columns have a value", () => {
  const chart = points(reading([1, 2, 3, null]), reading([10, null, 30, 40]), [0, 1, 2, 3]);
  expect(chart.points).toEqual([{ row: 0, x: 0, y: 0 }, { row: 2, x: 1, y: 1 }]);
});

test("one value, none and huge ones make no endless axis", () => {
  for (const values of [[5], [], [null], [1e300, -1e300], [0, 0], [1e-9, 2e-9]]) {
    const chart = bars(reading(values), values.map((_, index) => index));
    expect(chart.ticks.length).toBeLessThan(12);
    expect(chart.bars.every(({ start, end }) => start >= 0 && end <= 1.0001)).toBe(true);
  }
});

test("what a column comes to", () => {
  expect(summary(reading([10, 30, null, 20]), [0, 1, 2, 3])).toEqual({ rows: 3, lowest: 10, highest: 30, median: 20 });
  expect(summary(reading([null]), [0])).toBeUndefined();
});
