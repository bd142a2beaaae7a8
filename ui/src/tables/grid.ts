/** A table's grid with spans expanded, and the names of its rows and columns. Mirrors `document::Table`. */

import { plainText } from "../core/canonical";
import type { Cell, Table } from "../core/wire";

/** A place of the grid. */
export interface Place {
  cell: Cell;
  /** Whether the cell starts here rather than reaching here by a span. */
  origin: boolean;
}

/** The rows, all equally long; `undefined` where a short row leaves a hole. */
export type Grid = readonly (readonly (Place | undefined)[])[];

/** The grid of a table. Absurd spans cost nothing: the grid is at most 4 times its cells plus 10,000 places. */
export function gridOf(table: Table): Grid {
  let budget = table.rows.reduce((sum, row) => sum + row.cells.length, 0) * 4 + 10_000;
  const grid: (Place | undefined)[][] = table.rows.map(() => []);
  table.rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[rowIndex]?.[column]) column += 1;
      const columns = Math.min(Math.max(cell.column_span, 1), Math.max(budget, 1));
      const rows = Math.min(Math.max(cell.row_span, 1), table.rows.length - rowIndex);
      for (let down = 0; down < rows && (down === 0 || budget >= columns); down += 1) {
        budget = Math.max(budget - columns, 0);
        const line = grid[rowIndex + down] ?? [];
        for (let across = 0; across < columns; across += 1) {
          line[column + across] ??= { cell, origin: down === 0 && across === 0 };
        }
      }
      column += columns;
    }
  });
  const width = Math.max(0, ...grid.map((line) => line.length));
  return grid.map((line) => Array.from({ length: width }, (_, column) => line[column]));
}

/** A cell's canonical text on one line. */
export function cellText(cell: Cell): string {
  return plainText(cell.blocks).replaceAll("\n", " ");
}

/** The grid as text; places reached by a span repeat the cell's text, holes are empty. */
export function textGrid(grid: Grid): string[][] {
  return grid.map((line) => line.map((place) => (place ? cellText(place.cell) : "")));
}

/** The label of each column: its header cells from top to bottom, joined by " › ", equal neighbours once. */
export function columnLabels(table: Table, text: readonly string[][]): string[] {
  const headers = text.slice(0, table.header_rows);
  return (text[0] ?? []).map((_, column) => joinLabels(headers.map((line) => line[column] ?? "")));
}

/** The key of each row: its header cells, or its first cell, with " (n)" from the second equal one on. */
export function rowKeys(table: Table, text: readonly string[][]): string[] {
  const seen = new Map<string, number>();
  return text.map((line) => {
    const label = joinLabels(line.slice(0, Math.max(table.header_columns, 1)));
    const ordinal = (seen.get(label) ?? 0) + 1;
    seen.set(label, ordinal);
    return ordinal === 1 ? label : `${label} (${ordinal})`;
  });
}

function joinLabels(labels: readonly string[]): string {
  const parts = labels.filter((label) => label !== "");
  return parts.filter((label, index) => label !== parts[index - 1]).join(" › ");
}
