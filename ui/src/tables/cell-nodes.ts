/** The cells of a table as nodes, with everything that is said in them. */

import { appendBlocks, type BlockContext, fillRun } from "../article/blocks";
import { element } from "../article/dom";
import type { Cell } from "../core/wire";
import { words } from "../i18n/words";
import { mostTransposed, writeOwn } from "./actions";
import { isUnsure } from "./doubt";
import { cellText, type Place } from "./grid";
import type { TableSession } from "./session";
import { isMeasured, placeAt } from "./sheet";

/** Cells up to this many characters stay on one line. */
const shortText = 16;

/** A place in what is shown: line -1 is the header. */
export interface Spot {
  line: number;
  across: number;
}

/** Draws the rows of one table as its session has them. */
export class CellNodes {
  /** Whether merged cells reach down; only where rows stand as the page has them. */
  merges = false;

  constructor(
    private readonly session: TableSession,
    private readonly context: BlockContext,
    private readonly isFull: boolean,
  ) {}

  get isTransposed(): boolean {
    return this.session.view.transposed;
  }

  /** What the lines stand for: rows, or where the table is transposed columns. */
  get lines(): readonly number[] {
    const { rows, columns } = this.session.arrangement.value;
    return this.isTransposed ? columns.filter((column) => column >= this.labelColumns) : rows;
  }

  /** What stands beside each other in a line. */
  get across(): readonly number[] {
    const { rows, columns } = this.session.arrangement.value;
    return this.isTransposed ? rows.slice(0, mostTransposed) : columns;
  }

  private get labelColumns(): number {
    return Math.max(this.session.sheet.value.headerColumns, 1);
  }

  /** The rows of the header. */
  head(): HTMLElement[] {
    const { columns, headerRows } = this.session.sheet.value;
    if (this.isTransposed) {
      const corner = element("th", { class: "pin pin-0", role: "columnheader" }, columns[0]?.label ?? "");
      const line = element("tr", { role: "row" }, corner);
      this.across.forEach((row, across) => line.append(this.rowHeader(row, across)));
      return [line];
    }
    if (headerRows === 0) return this.isFull ? [this.madeHead()] : [];
    return Array.from({ length: headerRows }, (_, row) => this.headLine(row, headerRows));
  }

  /** The row of a line of the body, the `index`th that is shown. */
  line(line: number, index: number): HTMLElement {
    return this.isTransposed ? this.columnLine(line, index) : this.rowLine(line, index);
  }

  private headLine(row: number, headerRows: number): HTMLElement {
    const line = element("tr", { role: "row" });
    const { sheet } = this.session;
    const at = (down: number, across: number) => sheet.value.grid[down]?.[this.across[across] ?? -1];
    this.across.forEach((column, across) => {
      const place = at(row, across);
      if (!place) {
        if (row === 0) line.append(this.headCell(undefined, across, 1, headerRows, true));
        return;
      }
      const isFirst = at(row, across - 1)?.cell !== place.cell && (row === 0 || sheet.value.grid[row - 1]?.[column]?.cell !== place.cell);
      if (!isFirst) return;
      let width = 1;
      while (at(row, across + width)?.cell === place.cell) width += 1;
      let height = 1;
      while (row + height < headerRows && sheet.value.grid[row + height]?.[column]?.cell === place.cell) height += 1;
      line.append(this.headCell(place, across, width, height, row + height >= headerRows));
    });
    return line;
  }

  /** Names for the columns of a table that names none. */
  private madeHead(): HTMLElement {
    const line = element("tr", { role: "row" });
    this.across.forEach((_, across) => line.append(this.headCell(undefined, across, 1, 1, true)));
    return line;
  }

  private headCell(place: Place | undefined, across: number, width: number, height: number, isLast: boolean): HTMLElement {
    const index = this.across[across] ?? 0;
    const column = this.session.sheet.value.columns[index];
    const node = element("th", {
      role: "columnheader",
      scope: width > 1 ? "colgroup" : "col",
      "data-column": column?.own ? undefined : column?.label,
      "data-key": column?.key,
      ...spotAttributes({ line: -1, across }),
    });
    setSpans(node, width, height);
    this.dress(node, index, across);
    if (column?.own) node.classList.add("own");
    const content = document.createDocumentFragment();
    if (place) appendBlocks(content, place.cell.blocks, this.context);
    else content.append(this.session.label(column?.key ?? ""));
    if (!isLast || width > 1 || (place && cellText(place.cell) === "")) {
      node.append(content);
      return node;
    }
    const { sort } = this.session.view;
    const direction = sort?.column === column?.key ? (sort?.descending ? "descending" : "ascending") : "none";
    node.setAttribute("aria-sort", direction);
    const button = element("button", { type: "button", class: "sort", "data-sort": column?.key });
    button.append(content, element("span", { class: "sort-mark", "aria-hidden": "true" }));
    node.append(button);
    return node;
  }

  private rowHeader(row: number, across: number): HTMLElement {
    const { rows, text } = this.session.sheet.value;
    const label = (text[row] ?? []).slice(0, this.labelColumns).filter(Boolean).join(" › ");
    const spot = spotAttributes({ line: -1, across });
    return element("th", { role: "columnheader", scope: "col", "data-row": rows[row], ...spot }, label, this.verdictTag(row));
  }

  private rowLine(row: number, line: number): HTMLElement {
    const { sheet, verdicts, view } = this.session;
    const key = sheet.value.rows[row];
    const node = element("tr", { role: "row", "data-row": key, "aria-rowindex": line + 2 });
    const verdict = verdicts.value.get(key ?? "");
    if (verdict) node.classList.add(verdict);
    if (view.baseline?.on === "row" && view.baseline.key === key && view.differences !== "off") node.classList.add("baseline");
    for (let across = 0; across < this.across.length; across += 1) {
      const cell = this.bodyCell(row, line, across);
      if (cell) node.append(cell);
    }
    return node;
  }

  /** The cell at a place, unless a merged cell that was drawn before reaches it. */
  private bodyCell(row: number, line: number, across: number): HTMLElement | undefined {
    const { sheet } = this.session;
    const { merges } = this;
    const column = this.across[across] ?? 0;
    const cellAt = (down: number, right: number) => placeAt(sheet.value, this.lines[down] ?? -1, this.across[right] ?? -1)?.cell;
    const cell = cellAt(line, across);
    if (cell && (cellAt(line, across - 1) === cell || (merges && cellAt(line - 1, across) === cell))) return undefined;
    const reach = (at: (by: number) => unknown) => {
      let by = 1;
      while (at(by) === cell) by += 1;
      return by;
    };
    const width = cell ? reach((by) => cellAt(line, across + by)) : 1;
    const height = cell && merges ? reach((by) => cellAt(line + by, across)) : 1;
    const node = this.cell(row, column, { line, across });
    setSpans(node, width, height);
    return node;
  }

  private cell(row: number, column: number, spot: Spot): HTMLTableCellElement {
    const { sheet, arrangement, query } = this.session;
    const place = placeAt(sheet.value, row, column);
    const { key, label, own } = sheet.value.columns[column] ?? { key: "", label: "" };
    const isHeader = !this.isTransposed && (place?.cell.header || column < sheet.value.headerColumns);
    const text = sheet.value.text[row]?.[column] ?? "";
    const node = element(isHeader ? "th" : "td", {
      role: isHeader ? "rowheader" : "gridcell",
      scope: isHeader ? "row" : undefined,
      "data-row": sheet.value.rows[row],
      "data-column": own ? undefined : label,
      "data-label": this.session.label(key),
      "data-key": key,
      tabindex: "-1",
      ...spotAttributes(spot),
    });
    if (text.length <= shortText) node.classList.add("short");
    this.dress(node, column, spot.across);
    if (own) this.fillOwn(node, row, own.name, own.rating, text);
    else if (place) this.fillFromPage(node, place.cell);
    for (const inner of node.querySelectorAll<HTMLElement>("[data-stop]")) {
      delete inner.dataset["stop"];
      inner.removeAttribute("tabindex");
    }
    if (arrangement.value.differs?.(row, column)) this.describe(node, "differs", words().table.differs);
    if (place && isUnsure(place.cell)) this.describe(node, "check", words().table.check);
    if (query.value.trim() !== "" && text.toLocaleLowerCase().includes(query.value.trim().toLocaleLowerCase())) node.classList.add("match");
    const tag = !this.isTransposed && spot.across === 0 ? this.verdictTag(row) : undefined;
    if (tag) node.append(tag);
    return node;
  }

  /**
   * A cell that is one paragraph is its own block: a second box in each costs a long table half its speed. Not where the
   * cell sticks to an edge, which is that of the table's direction and not that of its own words.
   */
  private fillFromPage(node: HTMLTableCellElement, { blocks }: Cell): void {
    const [first] = blocks;
    const isPlain = blocks.length === 1 && first?.type === "paragraph";
    if (!isPlain || node.tagName === "TH" || node.dataset["across"] === "0" || node.classList.contains("pin")) {
      appendBlocks(node, blocks, this.context);
      return;
    }
    node.dataset["block"] = first.id;
    fillRun(node, first.text, this.context);
    node.dir = "auto";
  }

  /** By a sign and no word, which most cells of a table would repeat; a screen reader says it. */
  private describe(node: HTMLElement, name: string, text: string): void {
    node.classList.add(name);
    const before = node.getAttribute("aria-description");
    node.setAttribute("aria-description", before === null ? text : `${before}, ${text}`);
  }

  private verdictTag(row: number): HTMLElement | undefined {
    const verdict = this.session.verdicts.value.get(this.session.sheet.value.rows[row] ?? "");
    return verdict && element("span", { class: `tag verdict-tag ${verdict}` }, words().table.verdicts[verdict]);
  }

  private fillOwn(node: HTMLElement, row: number, name: string, rating: boolean, text: string): void {
    node.classList.add("own");
    const key = this.session.sheet.value.rows[row] ?? "";
    const label = words().table.ownCell(name, key);
    const field = rating ? ratingField(label) : element("input", { class: "own-field", "aria-label": label, dir: "auto" });
    field.value = text;
    field.addEventListener(rating ? "change" : "input", () => writeOwn(this.session, name, key, field.value));
    field.addEventListener("change", () => this.session.flush());
    node.append(field);
  }

  private columnLine(column: number, line: number): HTMLElement {
    const { sheet, readings } = this.session;
    const { key, label, own } = sheet.value.columns[column] ?? { key: "", label: "" };
    const node = element("tr", { role: "row", "aria-rowindex": line + 2 });
    const header = element("th", { role: "rowheader", scope: "row", class: "pin pin-0", "data-column": own ? undefined : label, "data-key": key });
    header.tabIndex = -1;
    header.append(this.session.label(key));
    node.append(header);
    this.across.forEach((row, across) => node.append(this.cell(row, column, { line, across })));
    node.classList.toggle("measured", isMeasured(readings.value.get(key)?.kind));
    return node;
  }

  /** Marks a cell as pinned, and as one of a column of sizes. */
  private dress(node: HTMLElement, column: number, across: number): void {
    const { arrangement, sheet, readings } = this.session;
    if (!this.isTransposed && across < arrangement.value.pinned) node.classList.add("pin", `pin-${Math.min(across, 5)}`);
    const kind = readings.value.get(sheet.value.columns[column]?.key ?? "")?.kind;
    if (kind === "number" || kind === "currency" || kind === "percent") node.classList.add("figure");
  }
}

function spotAttributes({ line, across }: Spot): Record<string, string> {
  return { "data-line": String(line), "data-across": String(across) };
}

function ratingField(label: string): HTMLSelectElement {
  const field = element("select", { class: "own-field", "aria-label": label }, element("option", { value: "" }, "–"));
  for (let stars = 1; stars <= 5; stars += 1) field.append(element("option", { value: String(stars) }, "★".repeat(stars)));
  return field;
}

function setSpans(node: HTMLTableCellElement, columns: number, rows: number): void {
  if (columns > 1) node.colSpan = columns;
  if (rows > 1) node.rowSpan = rows;
}
