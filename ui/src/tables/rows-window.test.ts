import { expect, test } from "vitest";
import { Heights, stillFits, windowOf } from "./rows-window";

const rows = Array.from({ length: 5000 }, (_, index) => index);

test("a short table is there whole, of a long one what is in sight and a little more", () => {
  const heights = new Heights(40);
  expect(windowOf(rows.slice(0, 100), heights, 0, 600)).toEqual({ from: 0, to: 100 });
  const middle = windowOf(rows, heights, 100_000, 100_600);
  expect(middle.from).toBe(2499 - 24);
  expect(middle.to - middle.from).toBeLessThan(70);
  expect(windowOf(rows, heights, 1e9, 1e9 + 600).to).toBe(5000);
});

test("rows count with their own heights once they were seen", () => {
  const heights = new Heights(40);
  heights.measured(0, 400);
  heights.measured(0, 200);
  expect(heights.of(0)).toBe(200);
  expect(heights.of(1)).toBe(200);
  heights.measured(1, 100);
  expect(heights.total(rows, 0, 3)).toBe(200 + 100 + 150);
});

test("rows are exchanged before the edge comes into sight", () => {
  expect(stillFits({ from: 0, to: 60 }, { from: 0, to: 62 }, 5000)).toBe(true);
  expect(stillFits({ from: 0, to: 60 }, { from: 20, to: 90 }, 5000)).toBe(false);
});
