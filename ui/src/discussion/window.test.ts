import { expect, test } from "vitest";
import { RowHeights, segments, windowAround, windowSize } from "./window";

test("a short thread is whole", () => {
  expect(windowAround(250, 300)).toEqual({ start: 0, end: 300 });
  expect(segments(3, windowAround(0, 3), [])).toEqual([0, 1, 2].map((index) => ({ is: "row", index })));
});

test("the window stays within the thread", () => {
  expect(windowAround(0, 10_000)).toEqual({ start: 0, end: windowSize });
  expect(windowAround(9_999, 10_000)).toEqual({ start: 10_000 - windowSize, end: 10_000 });
  const { start, end } = windowAround(5_000, 10_000);
  expect([start < 5_000, end > 5_000, end - start]).toEqual([true, true, windowSize]);
});

test("every row is shown once or lies in exactly one gap", () => {
  const window = { start: 400, end: 640 };
  const covered = segments(1_000, window, [3, 500, 800, 5_000, -1]).flatMap((segment) =>
    segment.is === "row"
      ? [segment.index]
      : Array.from({ length: segment.end - segment.start }, (_, index) => segment.start + index),
  );
  expect(covered).toEqual(Array.from({ length: 1_000 }, (_, index) => index));
  const rows = segments(1_000, window, [3, 800]).filter(({ is }) => is === "row");
  expect(rows).toHaveLength(242);
});

test("unseen rows are taken for average, seen ones as they are", () => {
  const heights = new RowHeights();
  heights.measured("a", 100);
  heights.measured("b", 300);
  heights.measured("b", 200);
  expect(heights.of(["a", "b", "c"])).toBe(100 + 200 + 150);
});
