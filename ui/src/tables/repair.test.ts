import { expect, test } from "vitest";
import type { Table } from "../core/wire";
import { draftOf, mergeRows, mergeWithNext, moveBorder, removeRow, setHeaders, setText, splitCell, splitRow, tableOf } from "./repair";

const cell = (text: string, column_span = 1) => ({
  header: false,
  column_span,
  row_span: 1,
  blocks: [{ id: text, type: "paragraph" as const, text: [{ type: "strong" as const, children: [{ type: "text" as const, text }] }] }],
});

const table = (...rows: string[][]): Table => ({
  caption: [],
  header_rows: 1,
  header_columns: 0,
  rows: rows.map((cells) => ({ cells: cells.map((text) => cell(text)) })),
});

const texts = (draft: ReturnType<typeof draftOf>) => draft.rows.map((line) => line.map(({ text }) => text).join(" | "));

const drafted = draftOf(table(["Kettle", "Price"], ["Steel kettle 40", ""], ["Glass kettle", "55"]));

test("borders move word by word, and back", () => {
  const wrong = setText(setText(drafted, { row: 1, column: 0 }, "Steel"), { row: 1, column: 1 }, "kettle 40");
  const right = moveBorder(wrong, { row: 1, column: 0 }, 1);
  expect(texts(right)[1]).toBe("Steel kettle | 40");
  expect(texts(moveBorder(right, { row: 1, column: 0 }, -1))[1]).toBe("Steel | kettle 40");
});

test("cells are cut at the caret and joined", () => {
  const cut = splitCell(drafted, { row: 1, column: 0 }, 12);
  expect(texts(cut)[1]).toBe("Steel kettle | 40");
  expect(texts(mergeWithNext(cut, { row: 1, column: 0 }))[1]).toBe("Steel kettle 40 | ");
  expect(texts(splitCell(cut, { row: 2, column: 0 }, 5))).toEqual(["Kettle | Price | ", "Steel kettle | 40 | ", "Glass | kettle | 55"]);
});

test("rows are cut, joined and taken out; headers follow", () => {
  const cut = splitRow(drafted, { row: 2, column: 1 });
  expect(texts(cut)).toEqual(["Kettle | Price", "Steel kettle 40 | ", "Glass kettle | ", "55 | "]);
  expect(texts(mergeRows(cut, 2))[2]).toBe("Glass kettle 55 | ");
  expect(removeRow(drafted, 0).headerRows).toBe(0);
  expect(setHeaders(drafted, 9, 9)).toMatchObject({ headerRows: 2, headerColumns: 2 });
});

test("cells that were not touched keep what they are made of", () => {
  const original = table(["Kettle", "Price"], ["Steel", "40"]);
  const made = tableOf(setText(draftOf(original), { row: 1, column: 1 }, "€ 40"), original);
  expect(made.rows[1]?.cells[0]?.blocks).toBe(original.rows[1]?.cells[0]?.blocks);
  expect(made.rows[1]?.cells[1]?.blocks).toEqual([{ id: "", type: "paragraph", text: [{ type: "text", text: "€ 40" }] }]);
  expect(made.rows[0]?.cells[0]?.header).toBe(true);
});
