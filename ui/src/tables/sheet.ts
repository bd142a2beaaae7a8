/** A table with what the reader added to it, as rows and columns with names. Pure. */

import { type ColumnKind, type OwnColumn, type Table } from "../core/wire";
import { columnLabels, type Grid, gridOf, type Place, rowKeys, textGrid } from "./grid";

/** A column of a sheet. */
export interface SheetColumn {
  /** Tells it from every other column; the label where that does. */
  key: string;
  label: string;
  /** The reader's own; it is no part of the source. */
  own?: OwnColumn;
}

/** A table, header rows set apart, the reader's own columns last. Rows are those of the body. */
export interface Sheet {
  table: Table;
  grid: Grid;
  headerRows: number;
  headerColumns: number;
  columns: readonly SheetColumn[];
  /** Key of each body row. */
  rows: readonly string[];
  /** Text of each body row's cells. */
  text: readonly (readonly string[])[];
}

/** The sheet of a table. */
export function sheetOf(table: Table, own: readonly OwnColumn[]): Sheet {
  const grid = gridOf(table);
  const text = textGrid(grid);
  const headerRows = Math.min(table.header_rows, Math.max(grid.length - 1, 0));
  const labels = columnLabels(table, text);
  const keys = unique(labels);
  const rows = rowKeys(table, text).slice(headerRows);
  const source = keys.map((key, index) => ({ key, label: labels[index] ?? "" }));
  // A column of one's own is told from one of the source by a sign that no label of a page begins with.
  const added = unique(own.map(({ name }) => `\u0001${name}`));
  const columns = [...source, ...own.map((column, index) => ({ key: added[index] ?? "", label: column.name, own: column }))];
  const written = own.map((column) => new Map(column.cells.map((cell) => [cell.row, cell.text])));
  return {
    table,
    grid,
    headerRows,
    headerColumns: table.header_columns,
    columns,
    rows,
    text: text.slice(headerRows).map((line, row) => [...line, ...written.map((cells) => cells.get(rows[row] ?? "") ?? "")]),
  };
}

/** Each name, with " (n)" from the second equal one on. */
export function unique(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const ordinal = (seen.get(name) ?? 0) + 1;
    seen.set(name, ordinal);
    return ordinal === 1 ? name : `${name} (${ordinal})`;
  });
}

/** The place of a body cell in the source; undefined for the reader's own columns and where a row is short. */
export function placeAt(sheet: Sheet, row: number, column: number): Place | undefined {
  return sheet.grid[row + sheet.headerRows]?.[column];
}

/** Kinds whose values have an order and a size. */
export function isMeasured(kind: ColumnKind | undefined): boolean {
  return kind !== undefined && kind !== "text" && kind !== "answer";
}
