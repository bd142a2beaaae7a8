import { expect, test } from "vitest";
import { gap, packed } from "./packing";

const wishes = [
  { want: 0, height: 50 },
  { want: 10, height: 30 },
  { want: 300, height: 40 },
  { want: 310, height: 40 },
];

test("cards stand at their wish or below the one before", () => {
  expect(packed(wishes, undefined)).toEqual([0, 58, 300, 348]);
});

test("the active card stands at its wish and pushes the others both ways", () => {
  expect(packed(wishes, 1)).toEqual([10 - gap - 50, 10, 300, 348]);
  expect(packed(wishes, 3)).toEqual([0, 58, 310 - gap - 40, 310]);
});

test("cards never overlap, whichever is active", () => {
  const many = Array.from({ length: 60 }, (_, index) => ({ want: (index * index) % 700, height: 20 + (index % 7) * 9 }));
  const sorted = many.toSorted((a, b) => a.want - b.want);
  for (let active = 0; active < sorted.length; active += 1) {
    const tops = packed(sorted, active);
    expect(tops[active]).toBe(sorted[active]?.want);
    tops.slice(1).forEach((top, index) => {
      expect(top).toBeGreaterThanOrEqual((tops[index] ?? 0) + (sorted[index]?.height ?? 0) + gap);
    });
  }
});

test("an active card that is not there changes nothing", () => {
  expect(packed(wishes, 9)).toEqual(packed(wishes, undefined));
  expect(packed([], 0)).toEqual([]);
});
