/** What the reader can do with a table, by key, menu and button. */

import { call } from "../core/core";
import { reportFailure } from "../core/undo";
import type { ColumnKind, TableFormat, TablePart, Verdict } from "../core/wire";
import { words } from "../i18n/words";
import type { TableSession } from "./session";

/** Rows that are shown beside each other in a transposed table; what is further on, a filter or an order brings in. */
export const mostTransposed = 200;

/** Where in a table the reader is: either may be absent in a header. */
export interface CellPlace {
  row: string | undefined;
  column: string | undefined;
}

/** Keeps a column in sight at the start, or lets it go. */
export function pin(session: TableSession, key: string): void {
  const { pinned } = session.view;
  const isPinned = pinned.includes(key);
  const text = words().table;
  session.look(
    { pinned: isPinned ? pinned.filter((other) => other !== key) : [...pinned, key] },
    (isPinned ? text.unpinned : text.pinned)(session.label(key)),
  );
}

export function hide(session: TableSession, key: string): void {
  session.look({ hidden: [...session.view.hidden, key] }, words().table.hidden(session.label(key)));
}

export function showAll(session: TableSession): void {
  session.look({ hidden: [] }, words().table.allShown);
}

/** Moves a column one place to the start (-1) or the end (1). */
export function moveColumn(session: TableSession, key: string, by: 1 | -1): void {
  const sheet = session.sheet.value;
  const { columns, pinned } = session.arrangement.value;
  const keys = columns.map((index) => sheet.columns[index]?.key ?? "");
  const from = keys.indexOf(key);
  const to = from + by;
  if (from < 0 || to < pinned || to >= keys.length || from < pinned) return;
  const moved = keys.toSpliced(from, 1).toSpliced(to, 0, key);
  session.look({ order: moved }, words().table.moved(session.label(key), to + 1, keys.length));
}

export function transpose(session: TableSession): void {
  const transposed = !session.view.transposed;
  const { rows } = session.arrangement.value;
  const text = words().table;
  const said = rows.length > mostTransposed ? text.transposedFirst(mostTransposed) : text.transposed;
  session.look({ transposed }, transposed ? said : text.upright);
}

/** Off, marked, only what differs. */
export async function cycleDifferences(session: TableSession): Promise<void> {
  const next = ({ off: "mark", mark: "only", only: "off" } as const)[session.view.differences];
  if (next !== "off") await session.read(session.sheet.value.columns.map(({ key }) => key));
  session.look({ differences: next }, "");
  session.say(words().table.differences[next](session.arrangement.value.same));
}

/** Compares with the row of a cell, or with the column of a header; again, with the first row. */
export function setBaseline(session: TableSession, { row, column }: CellPlace): void {
  const before = session.view.baseline;
  const next = row !== undefined ? ({ on: "row", key: row } as const) : column !== undefined ? ({ on: "column", key: column } as const) : null;
  if (!next) return;
  const isSame = before?.on === next.on && before.key === next.key;
  const name = next.on === "row" ? next.key : session.label(next.key);
  const differences = session.view.differences === "off" ? "mark" : session.view.differences;
  session.look(
    { baseline: isSame ? null : next, differences },
    isSame ? words().table.noBaseline : words().table.baseline(name),
  );
}

/** Marks a row, or takes the same mark away. */
export function judge(session: TableSession, row: string, verdict: Verdict): void {
  const { marks } = session.desk.value;
  const had = marks.find((mark) => mark.row === row)?.verdict === verdict;
  const others = marks.filter((mark) => mark.row !== row);
  const text = words().table;
  session.change({ marks: had ? others : [...others, { row, verdict }] }, had ? text.unmarked(row) : text.verdictOf(row, verdict));
}

/** Says what a column is; `undefined` leaves it to Postil. */
export async function correctKind(session: TableSession, key: string, kind: ColumnKind | undefined): Promise<void> {
  const others = session.view.kinds.filter(({ column }) => column !== key);
  session.forget([key]);
  session.look({ kinds: kind ? [...others, { column: key, kind }] : others }, "");
  await session.read([key]);
  const reading = session.readings.value.get(key);
  session.say(words().table.readAs(session.label(key), reading?.kind ?? "text", reading?.unreadable ?? 0));
}

/** Adds a column of the reader's own. */
export function addColumn(session: TableSession, name: string, rating: boolean): void {
  const { columns } = session.desk.value;
  session.change({ columns: [...columns, { name, rating, cells: [] }] }, words().table.columnAdded(name));
}

/** Takes a column of the reader's own away. */
export function removeColumn(session: TableSession, name: string): void {
  const { columns } = session.desk.value;
  session.change({ columns: columns.filter((column) => column.name !== name) }, words().table.columnRemoved(name));
}

/** Writes into a column of the reader's own. */
export function writeOwn(session: TableSession, name: string, row: string, text: string): void {
  const columns = session.desk.value.columns.map((column) => {
    if (column.name !== name) return column;
    const others = column.cells.filter((cell) => cell.row !== row);
    return { ...column, cells: text === "" ? others : [...others, { row, text }] };
  });
  session.forget(session.sheet.value.columns.filter(({ own }) => own?.name === name).map(({ key }) => key));
  session.write({ columns });
}

/** What of the table is shown, for taking it out; with the reader's own columns only where asked. */
export function shownPart(session: TableSession, withOwn: boolean): TablePart {
  const { rows, columns, isPlain } = session.arrangement.value;
  const sheet = session.sheet.value;
  const source = columns.filter((column) => !sheet.columns[column]?.own);
  const width = sheet.columns.filter(({ own }) => !own).length;
  const isWhole = isPlain && source.length === width && source.every((column, index) => column === index);
  const own = withOwn ? sheet.columns.flatMap((column, index) => (column.own ? [{ column, index }] : [])) : [];
  if (isWhole && own.length === 0) return { rows: null, columns: null, own: [] };
  const headers = Array.from({ length: sheet.headerRows }, (_, index) => index);
  const texts = own.map(({ column, index }) => [
    ...headers.map(() => words().table.mine(column.label)),
    ...sheet.text.map((line) => line[index] ?? ""),
  ]);
  return { rows: [...headers, ...rows.map((row) => row + sheet.headerRows)], columns: source, own: texts };
}

/** Puts what is shown of the table on the clipboard. */
export async function copy(session: TableSession, format: TableFormat, withOwn = false): Promise<void> {
  try {
    await call("copy_table", { article: session.article, table: session.key, part: shownPart(session, withOwn), format });
    session.say(words().table.copied(session.arrangement.value.rows.length));
  } catch (error) {
    reportFailure(error);
  }
}

/** Writes what is shown of the table to a file that the reader chooses. */
export async function saveFile(session: TableSession, format: TableFormat, withOwn: boolean): Promise<void> {
  try {
    const args = { article: session.article, table: session.key, part: shownPart(session, withOwn), format };
    if (await call("save_table", args)) session.say(words().table.fileSaved);
  } catch (error) {
    reportFailure(error);
  }
}
