import { expect, test } from "vitest";
import type { SavedComment } from "../core/wire";
import { branchOf, everything, isFiltering, type Marks, passes, sorted, withContext } from "./arrange";
import { type Row, threadRows } from "./thread";

type Given = [id: string, parent: string | null, facts?: Partial<SavedComment>];

const comment = ([id, parent, facts]: Given): SavedComment => ({
  id,
  parent,
  is_new: false,
  removed: false,
  source_id: null,
  parent_confidence: 100,
  depth: 0,
  author: null,
  date: null,
  date_text: null,
  blocks: [],
  score: null,
  permalink: null,
  badges: [],
  state: "visible",
  ...facts,
});

const rows = threadRows(
  (
    [
      ["a", null, { date: "2026-03-02", score: 5n }],
      ["a1", "a", { date: "2026-03-04", author: { name: "Marta" } }],
      ["a2", "a", { date: "2026-03-03T10:00:00Z", score: 9n }],
      ["b", null, { date: "2026-03-05", score: 7n }],
      ["b1", "b", { is_new: true }],
      ["b11", "b1", { score: -2n }],
      ["c", null],
    ] satisfies Given[]
  ).map(comment),
  [],
);
const marks: Marks = { notes: new Map([["c", 2]]), hasLink: ({ key }) => key === "a2" };
const keys = (found: readonly Row[]) => found.map(({ key }) => key).join(" ");

test.each([
  ["page", "a a1 a2 b b1 b11 c"],
  ["newest", "b b1 b11 a a1 a2 c"],
  ["oldest", "a a2 a1 b b1 b11 c"],
  ["score", "b b1 b11 a a2 a1 c"],
  ["replies", "a a1 a2 b b1 b11 c"],
  ["noted", "c a a1 a2 b b1 b11"],
] as const)("by %s, answers stay below what they answer", (order, expected) => {
  expect(keys(sorted(rows, order, marks))).toBe(expected);
});

test.each([
  [{ isNew: true }, "b1"],
  [{ isNoted: true }, "c"],
  [{ hasLink: true }, "a2"],
  [{ isTop: true }, "a b c"],
  [{ author: "Marta" }, "a1"],
  [{ minScore: 6 }, "a2 b"],
  [{ minScore: 6, isTop: true }, "b"],
  [{ isMine: true }, ""],
])("the filter %o shows %s", (part, expected) => {
  const filter = { ...everything, ...part };
  expect(isFiltering(filter)).toBe(true);
  expect(keys(rows.filter((row) => passes(row, filter, marks)))).toBe(expected);
});

test("what is above a match stays as context, what matches itself is none", () => {
  const found = withContext(rows, ({ key }) => key === "b11" || key === "b");
  expect([keys(found.rows), [...found.context]]).toEqual(["b b1 b11", ["b1"]]);
});

test("a branch is a row with everything below it", () => {
  expect(keys(branchOf(rows, "b"))).toBe("b b1 b11");
  expect(keys(branchOf(rows, "a2"))).toBe("a2");
  expect(branchOf(rows, "gone")).toEqual([]);
});
