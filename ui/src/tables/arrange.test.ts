import { expect, test } from "vitest";
import type { ColumnReading, Table, TableView } from "../core/wire";
import { arrange, type Circumstances } from "./arrange";
import { sheetOf } from "./sheet";

const cell = (text: string, column_span = 1, row_span = 1) => ({
  header: false,
  column_span,
  row_span,
  blocks: [{ id: text, type: "paragraph" as const, text: [{ type: "text" as const, text }] }],
});

const table: Table = {
  caption: [],
  header_rows: 1,
  header_columns: 1,
  rows: [
    ["Kettle", "Price", "Volume", "Filter", "Made in"],
    ["Steel", "40", "1 l", "Yes", "Austria"],
    ["Glass", "55", "1000 ml", "yes", "Austria"],
    ["Enamel", "", "2 l", "No", "Austria"],
    ["Clay", "9", "1 l", "No", "Austria"],
  ].map((cells) => ({ cells: cells.map((text) => cell(text)) })),
};

const view = (changes: Partial<TableView> = {}): TableView => ({
  sort: null,
  hidden: [],
  pinned: [],
  order: [],
  transposed: false,
  baseline: null,
  differences: "off",
  cards: null,
  kinds: [],
  ...changes,
});

const ranked = (ranks: (number | null)[]): ColumnReading => ({ kind: "number", unit: null, unreadable: 0, ranks, from: [], to: null });

const around = (changes: Partial<Circumstances> = {}): Circumstances => ({
  readings: new Map([
    ["Price", ranked([1, 2, null, 0])],
    ["Volume", ranked([0, 0, 1, 0])],
  ]),
  query: "",
  verdicts: new Map(),
  shortlistedOnly: false,
  locale: "en",
  ...changes,
});

const sheet = sheetOf(table, []);

/** The names of the rows and columns that are shown. */
function shown(changes: Partial<TableView>, circumstances: Partial<Circumstances> = {}): string {
  const found = arrange(sheet, view(changes), around(circumstances));
  return `${found.rows.map((row) => sheet.rows[row]).join(" ")} / ${found.columns.map((column) => sheet.columns[column]?.key).join(" ")}`;
}

/** The cells that differ, as "row.column". */
function differing(changes: Partial<TableView>): string[] {
  const { rows, columns, differs } = arrange(sheet, view(changes), around());
  return rows.flatMap((row) => columns.filter((column) => differs?.(row, column)).map((column) => `${sheet.rows[row]}.${sheet.columns[column]?.key}`));
}

const columns = "Kettle Price Volume Filter Made in";

test("numbers sort by what they mean, empty ones last both ways; the page's order comes back", () => {
  expect(shown({ sort: { column: "Price", descending: false } })).toBe(`Clay Steel Glass Enamel / ${columns}`);
  expect(shown({ sort: { column: "Price", descending: true } })).toBe(`Glass Steel Clay Enamel / ${columns}`);
  expect(shown({})).toBe(`Steel Glass Enamel Clay / ${columns}`);
});

test("equal cells keep the order of the page, words sort as words", () => {
  expect(shown({ sort: { column: "Volume", descending: true } })).toBe(`Enamel Steel Glass Clay / ${columns}`);
  expect(shown({ sort: { column: "Kettle", descending: false } })).toBe(`Clay Enamel Glass Steel / ${columns}`);
  expect(shown({ sort: { column: "gone", descending: false } })).toBe(`Steel Glass Enamel Clay / ${columns}`);
});

test("columns are hidden, moved and pinned; the first one stays", () => {
  expect(shown({ hidden: ["Volume"] })).toBe("Steel Glass Enamel Clay / Kettle Price Filter Made in");
  expect(shown({ order: ["Kettle", "Made in", "Price"] })).toBe("Steel Glass Enamel Clay / Kettle Made in Price Volume Filter");
  expect(shown({ pinned: ["Filter"] })).toBe("Steel Glass Enamel Clay / Kettle Filter Price Volume Made in");
  expect(arrange(sheet, view({ pinned: ["Filter", "Kettle"] }), around()).pinned).toBe(2);
});

test("rows are filtered by all words, and by what the reader marked", () => {
  expect(shown({}, { query: "austria YES" })).toBe(`Steel Glass / ${columns}`);
  expect(shown({}, { query: "nowhere" })).toBe(` / ${columns}`);
  expect(shown({}, { shortlistedOnly: true, verdicts: new Map([["Clay", "shortlisted"], ["Steel", "ruled_out"]]) })).toBe(`Clay / ${columns}`);
});

test("differences count from the first row, by meaning and not by spelling", () => {
  expect(differing({ differences: "mark" })).toEqual(["Glass.Price", "Enamel.Price", "Enamel.Volume", "Enamel.Filter", "Clay.Price", "Clay.Filter"]);
  expect(shown({ differences: "only" })).toBe("Steel Glass Enamel Clay / Kettle Price Volume Filter");
  expect(arrange(sheet, view({ differences: "only" }), around()).same).toBe(1);
});

test("differences count from a row or a column that was chosen", () => {
  expect(differing({ differences: "mark", baseline: { on: "row", key: "Enamel" }, hidden: ["Price", "Made in"] })).toEqual([
    "Steel.Volume", "Steel.Filter", "Glass.Volume", "Glass.Filter", "Clay.Volume",
  ]); // prettier-ignore
  const twins: Table = { ...table, rows: [["", "A", "B"], ["Weight", "5", "5"], ["Colour", "red", "blue"]].map((cells) => ({ cells: cells.map((text) => cell(text)) })) };
  const found = arrange(sheetOf(twins, []), view({ differences: "only", baseline: { on: "column", key: "A" } }), around());
  expect([found.rows, found.same]).toEqual([[1], 1]);
});

test("the reader's own columns come last and are told apart from the page's", () => {
  const own = sheetOf(table, [{ name: "Price", rating: true, cells: [{ row: "Glass", text: "4" }] }]);
  expect(own.columns.map(({ key }) => key)).toEqual(["Kettle", "Price", "Volume", "Filter", "Made in", "\u0001Price"]);
  expect(own.text.map((line) => line[5])).toEqual(["", "4", "", ""]);
});

test("merged cells count at every place they reach", () => {
  const merged: Table = { ...table, header_columns: 0, rows: [{ cells: [cell("A"), cell("B")] }, { cells: [cell("x", 1, 2), cell("1")] }, { cells: [cell("2")] }] };
  const found = sheetOf(merged, []);
  expect(found.text).toEqual([["x", "1"], ["x", "2"]]);
  expect(found.rows).toEqual(["x", "x (2)"]);
});
