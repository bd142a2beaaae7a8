import { expect, test } from "vitest";
import { firstSize, isNearGap, leastAhead, RowHeights, segments, stepSize, type Window, windowAround, windowSize, windowToward } from "./window";

test("the window stays within the thread", () => {
  expect(windowAround(250, 100, windowSize)).toEqual({ start: 0, end: 100 });
  expect(windowAround(0, 10_000, windowSize)).toEqual({ start: 0, end: windowSize });
  expect(windowAround(9_999, 10_000, windowSize)).toEqual({ start: 10_000 - windowSize, end: 10_000 });
  const { start, end } = windowAround(5_000, 10_000, windowSize);
  expect([start < 5_000, end > 5_000, end - start]).toEqual([true, true, windowSize]);
});

/** All windows on the way from one to where it comes to rest. */
function way(from: Window, aim: number, total: number): Window[] {
  const windows = [from];
  for (let at = from; windows.length < 1_000; windows.push(at)) {
    const next = windowToward(at, aim, total);
    if (next.start === at.start && next.end === at.end) return windows;
    at = next;
  }
  throw new Error("it never comes to rest");
}

test.each([
  [{ start: 0, end: 28 }, 0, 10_000],
  [{ start: 486, end: 514 }, 500, 10_000],
  [{ start: 380, end: 620 }, 560, 10_000],
  [{ start: 380, end: 620 }, 430, 10_000],
  [{ start: 0, end: 28 }, 9_000, 10_000],
  [{ start: 9_972, end: 10_000 }, 9_999, 10_000],
  [{ start: 0, end: 5 }, 2, 5],
])("from %o toward row %i of %i it comes to rest around it in small steps", (from, aim, total) => {
  const windows = way(from, aim, total);
  expect(windows.at(-1)).toEqual(windowAround(aim, total, windowSize));
  for (const [index, window] of windows.entries()) {
    const before = windows[index - 1] ?? window;
    const isElsewhere = window.start >= before.end || window.end <= before.start;
    const fresh = Math.max(before.start - window.start, 0) + Math.max(window.end - before.end, 0);
    expect(isElsewhere ? window.end - window.start : fresh).toBeLessThanOrEqual(isElsewhere ? firstSize : stepSize);
  }
});

test("a gap is near only where there is one", () => {
  const window = { start: 100, end: 500 };
  expect(isNearGap(window, 300, 1_000)).toBe(false);
  expect(isNearGap(window, 100 + leastAhead - 1, 1_000)).toBe(true);
  expect(isNearGap(window, 500 - leastAhead + 1, 1_000)).toBe(true);
  expect(isNearGap({ start: 0, end: 500 }, 0, 1_000)).toBe(false);
  expect(isNearGap(window, 499, 500)).toBe(false);
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
  expect(heights.of(["a", "b", "c"], 1, 2)).toBe(200);
});
