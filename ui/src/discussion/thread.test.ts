import { expect, test } from "vitest";
import type { OwnComment, OwnParent, SavedComment } from "../core/wire";
import { ancestors, threadRows, visibleRows } from "./thread";

const comment = (id: string, parent: string | null = null, is_new = false): SavedComment => ({
  id,
  parent,
  is_new,
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
});

const own = (id: number, parent: OwnParent): OwnComment => ({
  id,
  article: 1,
  parent,
  body: "",
  created_at: "",
  updated_at: "",
});

const shape = (rows: ReturnType<typeof threadRows>) => rows.map(({ key, depth }) => `${" ".repeat(depth)}${key}`);

test("a comment comes before its answers, own ones right below what they answer", () => {
  const comments = [comment("a"), comment("b"), comment("a1", "a"), comment("a2", "a")];
  const mine = [own(1, { to: "comment", id: "a" }), own(2, { to: "own", id: 1 }), own(3, { to: "article" })];
  expect(shape(threadRows(comments, mine))).toEqual(["own:3", "a", " own:1", "  own:2", " a1", " a2", "b"]);
});

test("replies count at every depth, new ones apart", () => {
  const rows = threadRows([comment("a"), comment("b", "a", true), comment("c", "b", true), comment("d", "a")], []);
  expect(rows[0]).toMatchObject({ replies: 3, newReplies: 2 });
  expect(rows[1]).toMatchObject({ replies: 1, newReplies: 1 });
});

test("what answered something that is gone stands on top", () => {
  expect(shape(threadRows([comment("a")], [own(2, { to: "own", id: 1 })]))).toEqual(["own:2", "a"]);
});

test("folding hides the answers and nothing else", () => {
  const rows = threadRows([comment("a"), comment("b", "a"), comment("c", "b"), comment("d")], []);
  expect(visibleRows(rows, new Set(["a"])).map(({ key }) => key)).toEqual(["a", "d"]);
  expect(visibleRows(rows, new Set(["c", "d"])).map(({ key }) => key)).toEqual(["a", "b", "c", "d"]);
  expect(ancestors(new Map(rows.map((row) => [row.key, row])), "c")).toEqual(["b", "a"]);
});

test("a thread of ten thousand levels is no problem", () => {
  const chain = Array.from({ length: 10_000 }, (_, index) => comment(String(index), index > 0 ? String(index - 1) : null));
  expect(threadRows(chain, []).at(-1)).toMatchObject({ depth: 9999 });
});
