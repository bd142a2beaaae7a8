import { expect, test } from "vitest";
import { batch, Heights, inSight, least, nextStretch, spare, widened } from "./rows-window";

const rows = Array.from({ length: 5000 }, (_, index) => index);

test("of a short table all rows are in sight, of a long one those between the edges", () => {
  const heights = new Heights(40);
  expect(inSight(rows.slice(0, 100), heights, 0, 600)).toEqual({ from: 0, to: 100 });
  expect(inSight(rows, heights, 100_000, 100_600)).toEqual({ from: 2499, to: 2515 });
  expect(inSight(rows, heights, 1e9, 1e9 + 600).to).toBe(5000);
  expect(widened({ from: 10, to: 4990 }, 24, 5000)).toEqual({ from: 0, to: 5000 });
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

test("while scrolling only missing rows come in, and those far away go", () => {
  const now = { from: 76, to: 140 };
  expect(nextStretch(now, { from: 100, to: 116 }, 5000)).toBe(now);
  expect(nextStretch(now, { from: 120, to: 136 }, 5000)).toEqual({ from: 120 - spare, to: 140 + batch });
  expect(nextStretch(now, { from: 72, to: 88 }, 5000)).toEqual({ from: 72 - least, to: 88 + spare });
  expect(nextStretch(now, { from: 81, to: 97 }, 5000)).toEqual({ from: 76 - batch, to: 97 + spare });
  expect(nextStretch(now, { from: 3000, to: 3016 }, 5000)).toEqual({ from: 3000 - least, to: 3016 + least });
  expect(nextStretch({ from: 0, to: 0 }, { from: 0, to: 16 }, 5000)).toEqual({ from: 0, to: 16 + least });
});
