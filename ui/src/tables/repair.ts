/** Putting a table right: cell borders, rows, headers. Pure; every step gives another draft. */

import type { Block, Cell, Table } from "../core/wire";
import { gridOf } from "./grid";
import { cellText } from "./grid";

/** A cell being put right. */
export interface DraftCell {
  text: string;
  /** The cell it was, while its text is the same: its links and emphasis stay. */
  source?: Cell;
}

/** A table being put right. Merged cells stand at every place they reached. */
export interface Draft {
  rows: readonly (readonly DraftCell[])[];
  headerRows: number;
  headerColumns: number;
}

/** A cell of a draft. */
export interface At {
  row: number;
  column: number;
}

/** The draft of a table. */
export function draftOf(table: Table): Draft {
  const rows = gridOf(table).map((line) =>
    line.map((place): DraftCell => (place ? { text: cellText(place.cell), source: place.cell } : { text: "" })),
  );
  return { rows, headerRows: Math.min(table.header_rows, rows.length), headerColumns: table.header_columns };
}

/** The table of a draft: the reader's version. */
export function tableOf(draft: Draft, original: Table): Table {
  const rows = draft.rows.map((line, row) => ({
    cells: line.map((cell, column) => draftedCell(cell, row < draft.headerRows || column < draft.headerColumns)),
  }));
  const { caption, notes, recovered_from } = original;
  return {
    caption,
    header_rows: draft.headerRows,
    header_columns: draft.headerColumns,
    rows,
    ...(notes ? { notes } : {}),
    ...(recovered_from === undefined ? {} : { recovered_from }),
  };
}

function draftedCell({ text, source }: DraftCell, header: boolean): Cell {
  const paragraph: Block = { id: "", type: "paragraph", text: [{ type: "text", text }] };
  const blocks = source && cellText(source) === text ? source.blocks : text === "" ? [] : [paragraph];
  return { header, column_span: 1, row_span: 1, blocks };
}

/** Gives a cell another text. */
export function setText(draft: Draft, at: At, text: string): Draft {
  return withCell(draft, at, (cell) => ({ ...cell, text }));
}

/** Cuts a cell in two at a place in its text. The rest goes into the next cell where that is empty, else the row grows. */
export function splitCell(draft: Draft, at: At, offset: number): Draft {
  return withRow(draft, at.row, (line) => {
    const text = line[at.column]?.text ?? "";
    const parts = [{ text: text.slice(0, offset).trim() }, { text: text.slice(offset).trim() }];
    const nextIsEmpty = line[at.column + 1]?.text === "";
    return line.toSpliced(at.column, nextIsEmpty ? 2 : 1, ...parts);
  });
}

/** Joins a cell with the one after it; the cells behind move up. */
export function mergeWithNext(draft: Draft, at: At): Draft {
  return withRow(draft, at.row, (line) => {
    const [one, other] = [line[at.column], line[at.column + 1]];
    if (!one || !other) return line;
    return [...line.toSpliced(at.column, 2, { text: joined(one.text, other.text) }), { text: "" }];
  });
}

/** Moves the border after a cell by one word: to the end of the row (1) or to its start (-1). */
export function moveBorder(draft: Draft, at: At, by: 1 | -1): Draft {
  return withRow(draft, at.row, (line) => {
    const [one, other] = [line[at.column], line[at.column + 1]];
    if (!one || !other) return line;
    const [giving, taking] = by === 1 ? [other.text, one.text] : [one.text, other.text];
    const words = giving.split(/\s+/).filter(Boolean);
    const word = by === 1 ? words.shift() : words.pop();
    if (word === undefined) return line;
    const rest = { text: words.join(" ") };
    const grown = { text: by === 1 ? joined(taking, word) : joined(word, taking) };
    return line.toSpliced(at.column, 2, ...(by === 1 ? [grown, rest] : [rest, grown]));
  });
}

/** Ends a row before a cell; what stood from there on becomes the next row. */
export function splitRow(draft: Draft, at: At): Draft {
  const line = draft.rows[at.row];
  if (!line || at.column === 0) return draft;
  const rows = draft.rows.toSpliced(at.row, 1, line.slice(0, at.column), line.slice(at.column));
  return even({ ...draft, rows });
}

/** Joins a row with the one after it, cell by cell. */
export function mergeRows(draft: Draft, row: number): Draft {
  const [one, other] = [draft.rows[row], draft.rows[row + 1]];
  if (!one || !other) return draft;
  const both = one.map((cell, column) => ({ text: joined(cell.text, other[column]?.text ?? "") }));
  const headerRows = row + 1 < draft.headerRows ? draft.headerRows - 1 : draft.headerRows;
  return { ...draft, headerRows, rows: draft.rows.toSpliced(row, 2, both) };
}

/** Takes a row out. */
export function removeRow(draft: Draft, row: number): Draft {
  const headerRows = row < draft.headerRows ? draft.headerRows - 1 : draft.headerRows;
  return draft.rows.length > 1 ? { ...draft, headerRows, rows: draft.rows.toSpliced(row, 1) } : draft;
}

/** Says how many rows at the top and columns at the start are headers. */
export function setHeaders(draft: Draft, rows: number, columns: number): Draft {
  const width = draft.rows[0]?.length ?? 0;
  const between = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return { ...draft, headerRows: between(rows, draft.rows.length - 1), headerColumns: between(columns, width) };
}

function withCell(draft: Draft, at: At, change: (cell: DraftCell) => DraftCell): Draft {
  return withRow(draft, at.row, (line) => line.map((cell, column) => (column === at.column ? change(cell) : cell)));
}

function withRow(draft: Draft, row: number, change: (line: readonly DraftCell[]) => readonly DraftCell[]): Draft {
  return even({ ...draft, rows: draft.rows.map((line, index) => (index === row ? change(line) : line)) });
}

/** Rows of one length, without columns that are empty from top to bottom at the end. */
function even(draft: Draft): Draft {
  const filled = (line: readonly DraftCell[]) => line.findLastIndex(({ text }) => text !== "") + 1;
  const width = Math.max(1, ...draft.rows.map(filled));
  const rows = draft.rows.map((line) => Array.from({ length: width }, (_, column) => line[column] ?? { text: "" }));
  return { ...draft, rows, headerColumns: Math.min(draft.headerColumns, width) };
}

function joined(one: string, other: string): string {
  return [one, other].filter(Boolean).join(" ");
}
