/** A table as it is being worked with: its sheet, how it is looked at, what the reader added, what columns mean. */

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { announce } from "../core/announce";
import { call } from "../core/core";
import { inTurn } from "../core/turns";
import { offerUndo, reportFailure } from "../core/undo";
import type { Block, ColumnReading, Step, Table, TableDesk, TableKey, TableUse, TableView, Verdict } from "../core/wire";
import { locale, words } from "../i18n/words";
import { type Arrangement, arrange } from "./arrange";
import { type Sheet, sheetOf } from "./sheet";

export type TableBlock = Extract<Block, { type: "table" }>;

const atRest: TableDesk = {
  view: {
    sort: null,
    hidden: [],
    pinned: [],
    order: [],
    transposed: false,
    baseline: null,
    differences: "off",
    cards: null,
    kinds: [],
  },
  marks: [],
  columns: [],
  version: null,
};

/** So long after the last change of a view it is written; notes and marks are written at once. */
const viewDelay = 400;

/** One table of the open article. */
export class TableSession {
  readonly desk;
  readonly query = signal("");
  readonly shortlistedOnly = signal(false);
  readonly readings = signal<ReadonlyMap<string, ColumnReading>>(new Map());
  /** What the last change came to, for the line under the table. */
  readonly status = signal("");
  readonly table: ReadonlySignal<Table>;
  readonly sheet: ReadonlySignal<Sheet>;
  readonly verdicts: ReadonlySignal<ReadonlyMap<string, Verdict>>;
  readonly arrangement: ReadonlySignal<Arrangement>;
  private saving: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly article: number,
    readonly key: TableKey,
    /** The page's own table; the reader's where it was made from text. */
    readonly original: Table,
    readonly block: TableBlock,
    saved: TableDesk | undefined,
    readonly use: TableUse,
    readonly language: string | null,
    /** Tells the page's table from any other; a version of the reader's names what it was made from. */
    readonly fingerprint = "",
  ) {
    this.desk = signal<TableDesk>(saved ?? atRest);
    const source = computed(() => this.desk.value.version);
    const own = computed(() => this.desk.value.columns);
    this.table = computed(() => {
      const version = source.value;
      const counts = version && (this.use === "made" || version.of === this.fingerprint);
      return counts ? version.table : this.original;
    });
    this.sheet = computed(() => sheetOf(this.table.value, own.value));
    this.verdicts = computed(() => new Map(this.desk.value.marks.map(({ row, verdict }) => [row, verdict])));
    this.arrangement = computed(() =>
      arrange(this.sheet.value, this.view, {
        readings: this.readings.value,
        query: this.query.value.trim(),
        verdicts: this.verdicts.value,
        shortlistedOnly: this.shortlistedOnly.value,
        locale: locale(),
      }),
    );
  }

  get view(): TableView {
    return this.desk.value.view;
  }

  /** Changes how the table is looked at, and says what came of it. */
  look(changes: Partial<TableView>, said: string): void {
    this.desk.value = { ...this.desk.value, view: { ...this.view, ...changes } };
    this.say(said);
    clearTimeout(this.saving);
    this.saving = setTimeout(() => void this.save(), viewDelay);
  }

  /** Changes what the reader added, writes it, and offers it back. */
  change(changes: Partial<TableDesk>, said: string): void {
    this.desk.value = { ...this.desk.value, ...changes };
    void this.save().then((step) => offerUndo(step, said));
  }

  /** Takes over what the library has of the reader's, but not how the table is looked at. */
  restore(saved: TableDesk | undefined): void {
    const { marks, columns, version } = saved ?? atRest;
    this.readings.value = new Map();
    this.desk.value = { view: this.view, marks, columns, version };
    void this.read(this.sheet.value.columns.map(({ key }) => key)).catch(reportFailure);
  }

  /** Changes what the reader is typing, without a word. */
  write(changes: Partial<TableDesk>): void {
    this.desk.value = { ...this.desk.value, ...changes };
    clearTimeout(this.saving);
    this.saving = setTimeout(() => void this.save(), viewDelay);
  }

  /** Writes what is not written yet. */
  async save(): Promise<Step | null> {
    clearTimeout(this.saving);
    this.saving = undefined;
    if (this.key === "") return null;
    const written = { article: this.article, table: this.key, desk: this.desk.value };
    try {
      return await inTurn("table_desk", () => call("save_table_desk", written));
    } catch (error) {
      reportFailure(error);
      return null;
    }
  }

  /** Writes at once what waits to be written. */
  flush(): void {
    if (this.saving !== undefined) void this.save();
  }

  say(sentence: string): void {
    this.status.value = sentence;
    announce(sentence);
  }

  /** Has the columns read that are not yet, and takes over at once what `follow` does with that. */
  async read(keys: readonly string[], follow = () => {}): Promise<void> {
    const sheet = this.sheet.value;
    const wanted = sheet.columns.flatMap((column, index) =>
      keys.includes(column.key) && !this.readings.value.has(column.key) ? [{ column, index }] : [],
    );
    if (wanted.length === 0) {
      follow();
      return;
    }
    const chosen = new Map(this.view.kinds.map(({ column, kind }) => [column, kind]));
    const columns = wanted.map(({ column, index }) => ({
      label: column.label,
      cells: sheet.text.map((line) => line[index] ?? ""),
      kind: chosen.get(column.key) ?? (column.own?.rating ? "number" : null),
    }));
    const found = await call("read_columns", { columns, language: this.language });
    batch(() => {
      const readings = new Map(this.readings.value);
      found.forEach((reading, index) => readings.set(wanted[index]?.column.key ?? "", reading));
      this.readings.value = readings;
      follow();
    });
  }

  /** Forgets what a column means, because its cells or its kind changed. */
  forget(keys: readonly string[]): void {
    const readings = new Map(this.readings.value);
    keys.forEach((key) => readings.delete(key));
    this.readings.value = readings;
  }

  /** None, ascending, descending, and back to the order of the page. */
  async cycleSort(key: string): Promise<void> {
    const before = this.view.sort;
    const next = before?.column !== key ? { column: key, descending: false } : before.descending ? null : { column: key, descending: true };
    const sort = () => this.look({ sort: next }, next ? this.sortedWords(key, next.descending) : words().table.unsorted);
    try {
      // With one drawing for both: what the column means, and the order that follows.
      await this.read(next ? [key] : [], sort);
    } catch (error) {
      reportFailure(error);
      sort();
    }
  }

  private sortedWords(key: string, descending: boolean): string {
    const reading = this.readings.value.get(key);
    const direction = descending ? "descending" : "ascending";
    return words().table.sorted(this.label(key), direction, reading?.kind ?? "text", reading?.unreadable ?? 0);
  }

  /** What a column is called. */
  label(key: string): string {
    const column = this.sheet.value.columns.find((known) => known.key === key);
    const index = column ? this.sheet.value.columns.indexOf(column) : 0;
    return column?.label || words().table.column(index + 1);
  }
}
