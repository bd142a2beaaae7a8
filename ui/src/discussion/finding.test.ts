import { expect, test } from "vitest";
import type { Block, SavedComment } from "../core/wire";
import { findRows } from "./finding";
import { threadRows } from "./thread";

const paragraph = (id: string, text: string): Block => ({ id, type: "paragraph", text: [{ type: "text", text }] });

const comment = (id: string, ...lines: string[]): SavedComment => ({
  id,
  parent: null,
  is_new: false,
  removed: false,
  source_id: null,
  parent_confidence: 100,
  depth: 0,
  author: null,
  date: null,
  date_text: null,
  blocks: lines.map((line, index) => paragraph(`${id}${index}`, line)),
  score: null,
  permalink: null,
  badges: [],
  state: "visible",
});

const rows = threadRows(
  [comment("a", "Kettle, kettle", "no KETTLE"), comment("b", "tea"), comment("c", "A kettle")],
  [{ id: 1, article: 1, parent: { to: "comment", id: "b" }, body: "my kettle", created_at: "", updated_at: "" }],
);

test("every place is a hit, in all comments, in their order", () => {
  const found = findRows(rows, "kettle").map(({ key, nth }) => `${key} ${nth}`);
  expect(found).toEqual(["a 0", "a 1", "a 2", "own:1 0", "c 0"]);
});

test("nothing is found where nothing is asked", () => {
  expect(findRows(rows, "  ")).toEqual([]);
  expect(findRows(rows, "coffee")).toEqual([]);
});
