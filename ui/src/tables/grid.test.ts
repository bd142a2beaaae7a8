import { expect, test } from "vitest";
import type { Table } from "../core/wire";
import { columnLabels, gridOf, rowKeys, textGrid } from "./grid";

const cell = (text: string, column_span = 1, row_span = 1) => ({
  header: false,
  column_span,
  row_span,
  blocks: [{ id: text, type: "paragraph" as const, text: [{ type: "text" as const, text }] }],
});

const table = (header_rows: number, ...rows: ReturnType<typeof cell>[][]): Table => ({
  caption: [],
  header_rows,
  header_columns: 0,
  rows: rows.map((cells) => ({ cells })),
});

test("spans expand and rows become equally long", () => {
  const spanned = table(
    2,
    [cell("Model", 1, 2), cell("Battery", 2)],
    [cell("Hours"), cell("Weight")],
    [cell("A")],
  );
  const text = textGrid(gridOf(spanned));
  expect(text).toEqual([
    ["Model", "Battery", "Battery"],
    ["Model", "Hours", "Weight"],
    ["A", "", ""],
  ]);
  expect(columnLabels(spanned, text)).toEqual(["Model", "Battery › Hours", "Battery › Weight"]);
});

test("row keys tell equals apart", () => {
  const people = table(1, [cell("Name")], [cell("Ada")], [cell("Ada")]);
  expect(rowKeys(people, textGrid(gridOf(people)))).toEqual(["Name", "Ada", "Ada (2)"]);
});

test("absurd spans stay small", () => {
  const rows = Array.from({ length: 3 }, () => [cell("x", 4_000_000_000, 4_000_000_000)]);
  const places = gridOf(table(0, ...rows)).reduce((sum, line) => sum + line.length, 0);
  expect(places).toBeLessThan(200_000);
});
