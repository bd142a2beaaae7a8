import { expect, test } from "vitest";
import { quarterReached } from "./share";

/** What is said while so many items are done one by one. */
function said(total: number): (number | undefined)[] {
  const all = Array.from({ length: total }, (_, index) => quarterReached(index, index + 1, total));
  return all.filter((quarter) => quarter !== undefined);
}

test("each quarter is said once, and the end is said otherwise", () => {
  for (const total of [4, 7, 100, 10_000]) expect(said(total)).toEqual([25, 50, 75]);
});

test("a few items have fewer quarters, one has none", () => {
  expect(said(3)).toEqual([25, 50]);
  expect(said(2)).toEqual([50]);
  expect(said(1)).toEqual([]);
});

test("several quarters at once are said as one", () => {
  expect(quarterReached(0, 80, 100)).toBe(75);
});
