/** What of a sheet is shown, in which order, and which cells differ. Pure. */

import type { ColumnReading, TableView, Verdict } from "../core/wire";
import type { Sheet } from "./sheet";

/** What stands where. Rows and columns are indexes into the sheet. */
export interface Arrangement {
  rows: readonly number[];
  columns: readonly number[];
  /** How many of the columns stand still at the start. */
  pinned: number;
  /** Whether rows are in the order of the page, none left out. */
  isPlain: boolean;
  /** Whether a cell differs from the baseline; undefined where differences are off. */
  differs?: (row: number, column: number) => boolean;
  /** Rows and columns left out because they are the same everywhere. */
  same: number;
}

/** What a view needs beside it. */
export interface Circumstances {
  /** What columns mean, by key, as far as that is known. */
  readings: ReadonlyMap<string, ColumnReading>;
  /** Words that a row must contain. */
  query: string;
  verdicts: ReadonlyMap<string, Verdict>;
  /** Only rows in the running. */
  shortlistedOnly: boolean;
  locale: string;
}

/** Arranges a sheet as a view says. */
export function arrange(sheet: Sheet, view: TableView, around: Circumstances): Arrangement {
  const all = sheet.rows.map((_, index) => index);
  const filtered = all.filter((row) => matches(sheet, row, around));
  const rows = view.sort ? sortRows(sheet, filtered, view.sort, around) : filtered;
  const { columns, pinned } = arrangeColumns(sheet, view);
  const plain = { rows, columns, pinned, isPlain: !view.sort && filtered.length === all.length, same: 0 };
  return view.differences === "off" ? plain : withDifferences(sheet, view, around, plain);
}

function matches(sheet: Sheet, row: number, { query, verdicts, shortlistedOnly }: Circumstances): boolean {
  if (shortlistedOnly && verdicts.get(sheet.rows[row] ?? "") !== "shortlisted") return false;
  if (query === "") return true;
  const line = (sheet.text[row] ?? []).join("\n").toLocaleLowerCase();
  return query.toLocaleLowerCase().split(/\s+/).every((word) => line.includes(word));
}

/** The page's order, then the reader's; hidden ones left out, header columns and pinned ones first. */
function arrangeColumns(sheet: Sheet, view: TableView): { columns: number[]; pinned: number } {
  const place = new Map(view.order.map((key, index) => [key, index]));
  const hidden = new Set(view.hidden);
  const all = sheet.columns.map(({ key }, index) => ({ key, index })).filter(({ key }) => !hidden.has(key));
  const ordered = all.toSorted((a, b) => (place.get(a.key) ?? Infinity) - (place.get(b.key) ?? Infinity) || a.index - b.index);
  const still = Math.max(sheet.headerColumns, 1);
  const first = ordered.filter(({ index }) => index < still);
  const pins = view.pinned.flatMap((key) => ordered.filter((column) => column.key === key && column.index >= still));
  const rest = ordered.filter((column) => !first.includes(column) && !pins.includes(column));
  return { columns: [...first, ...pins, ...rest].map(({ index }) => index), pinned: first.length + pins.length };
}

/** The order of rows by a column. Empty and unreadable cells stay last both ways; equal ones keep their order. */
function sortRows(sheet: Sheet, rows: readonly number[], sort: NonNullable<TableView["sort"]>, around: Circumstances): number[] {
  const column = sheet.columns.findIndex(({ key }) => key === sort.column);
  if (column < 0) return [...rows];
  const sign = sort.descending ? -1 : 1;
  const reading = around.readings.get(sort.column);
  const compare = reading && reading.kind !== "text" ? byRank(reading) : byWords(sheet, column, around.locale);
  return rows.toSorted((a, b) => {
    const [left, right] = [compare.value(a), compare.value(b)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return sign * compare.order(left as never, right as never);
  });
}

interface Order<Value> {
  value: (row: number) => Value | undefined;
  order: (a: Value, b: Value) => number;
}

function byRank(reading: ColumnReading): Order<number> {
  return { value: (row) => reading.ranks[row] ?? undefined, order: (a, b) => a - b };
}

function byWords(sheet: Sheet, column: number, locale: string): Order<string> {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const value = (row: number) => {
    const text = sheet.text[row]?.[column] ?? "";
    return isEmpty(text) ? undefined : text;
  };
  return { value, order: (a, b) => collator.compare(a, b) };
}

/** Whether a cell says nothing. */
export function isEmpty(cell: string): boolean {
  return /^[\s–—-]*$/.test(cell) || /^(n\/?a|none)$/i.test(cell.trim());
}

/** Cells are equal when they mean the same ("1 kg" and "1000 g"), or else say the same but for case and spaces. */
function sameness(sheet: Sheet, readings: Circumstances["readings"]) {
  const said = (row: number, column: number) => (sheet.text[row]?.[column] ?? "").trim().replaceAll(/\s+/g, " ").toLocaleLowerCase();
  return (row: number, column: number, otherRow: number, otherColumn: number): boolean => {
    if (said(row, column) === said(otherRow, otherColumn)) return true;
    const key = sheet.columns[column]?.key;
    if (column !== otherColumn || key === undefined) return false;
    const ranks = readings.get(key)?.ranks;
    const rank = ranks?.[row] ?? undefined;
    return rank !== undefined && rank === ranks?.[otherRow];
  };
}

function withDifferences(sheet: Sheet, view: TableView, { readings }: Circumstances, plain: Arrangement): Arrangement {
  const same = sameness(sheet, readings);
  const baseline = view.baseline;
  const isLabel = (column: number) => column < Math.max(sheet.headerColumns, 1);
  const compared = plain.columns.filter((column) => !isLabel(column));
  if (baseline?.on === "column") {
    const base = sheet.columns.findIndex(({ key }) => key === baseline.key);
    const differs = (row: number, column: number) => base >= 0 && !isLabel(column) && !same(row, column, row, base);
    const rows = plain.rows.filter((row) => view.differences !== "only" || compared.some((column) => differs(row, column)));
    return { ...plain, rows, differs, isPlain: plain.isPlain && rows.length === plain.rows.length, same: plain.rows.length - rows.length };
  }
  const named = baseline ? sheet.rows.indexOf(baseline.key) : -1;
  const base = named >= 0 ? named : (plain.rows[0] ?? 0);
  const differs = (row: number, column: number) => !isLabel(column) && !same(row, column, base, column);
  const columns = plain.columns.filter(
    (column) => view.differences !== "only" || isLabel(column) || plain.rows.some((row) => differs(row, column)),
  );
  const pinned = plain.columns.slice(0, plain.pinned).filter((column) => columns.includes(column)).length;
  return { ...plain, columns, pinned, differs, same: plain.columns.length - columns.length };
}
