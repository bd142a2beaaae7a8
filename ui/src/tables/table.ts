/** A data table in the article: a native table in a scroll region, sortable, walked cell by cell. */

import { announce } from "../core/announce";
import type { Block } from "../core/wire";
import { element } from "../article/dom";
import { appendBlocks, type BlockContext, runElement } from "../article/blocks";
import { words, locale } from "../i18n/words";
import { cellText, columnLabels, type Grid, gridOf, type Place, rowKeys, textGrid } from "./grid";
import { type Direction, sortCells } from "./sort";

type TableBlock = Extract<Block, { type: "table" }>;

/** Cells up to this many characters stay on one line. */
const shortText = 16;

interface Sorting {
  column: number;
  direction: Direction;
}

/** The element of a table, with everything that works on it. */
export function tableElement(block: TableBlock, context: BlockContext): HTMLElement {
  return new TableIsland(block, context).root;
}

class TableIsland {
  readonly root: HTMLElement;
  private readonly grid: Grid;
  private readonly text: string[][];
  private readonly labels: string[];
  private readonly keys: string[];
  private readonly body = element("tbody");
  private readonly status = element("p", { class: "table-status", hidden: true });
  private readonly headers: HTMLElement[] = [];
  private sorting: Sorting | undefined;

  constructor(
    private readonly block: TableBlock,
    private readonly context: BlockContext,
  ) {
    this.grid = gridOf(block);
    this.text = textGrid(this.grid);
    this.labels = columnLabels(block, this.text);
    this.keys = rowKeys(block, this.text);
    this.root = this.build();
    this.fill();
  }

  private build(): HTMLElement {
    const { block, context } = this;
    const table = element("table", { role: "grid", "aria-readonly": "true" });
    const label = block.caption.length > 0 ? undefined : words().table.unnamed;
    const region = element("div", { class: "table-scroll", role: "region", tabindex: "0", "aria-label": label });
    if (block.caption.length > 0) {
      const caption = runElement("caption", block.caption, context);
      caption.id = `caption-${block.id}`;
      table.append(caption);
      region.setAttribute("aria-labelledby", caption.id);
    }
    if (this.headerRows > 0) table.append(this.head());
    table.append(this.body);
    table.addEventListener("keydown", (event) => this.onKey(event));
    table.addEventListener("focusin", (event) => this.onFocus(event));
    region.append(table);
    const key = context.tables.get(block.id);
    const root = element("div", { class: "table", "data-table": key, "data-stop": true, tabindex: "-1" }, region);
    root.append(this.status);
    if (key !== undefined) {
      const open = { type: "button", class: "quiet open-table", "data-open-table": block.id };
      root.append(element("button", open, words().article.openTable));
    }
    if (block.recovered_from !== undefined) {
      root.append(element("p", { class: "table-origin" }, words().table.recovered));
    }
    if (block.notes?.length) {
      const notes = element("div", { class: "table-notes" });
      appendBlocks(notes, block.notes, context);
      root.append(notes);
    }
    return root;
  }

  private get headerRows(): number {
    return Math.min(this.block.header_rows, this.grid.length);
  }

  private head(): HTMLElement {
    const head = element("thead");
    for (let row = 0; row < this.headerRows; row += 1) {
      const line = element("tr");
      this.grid[row]?.forEach((place, column) => {
        if (place?.origin) line.append(this.headerCell(place, row, column));
      });
      head.append(line);
    }
    return head;
  }

  private headerCell(place: Place, row: number, column: number): HTMLElement {
    const { cell } = place;
    const isLast = row + Math.max(cell.row_span, 1) >= this.headerRows;
    const spansOne = cell.column_span <= 1;
    const node = element("th", { scope: spansOne ? "col" : "colgroup", "data-column": this.labels[column] });
    setSpans(node, cell.column_span, Math.min(cell.row_span, this.headerRows - row));
    if (!isLast || !spansOne || cellText(cell) === "") {
      appendBlocks(node, cell.blocks, this.context);
      return node;
    }
    const button = element("button", { type: "button", class: "sort" });
    appendBlocks(button, cell.blocks, this.context);
    button.append(element("span", { class: "sort-mark", "aria-hidden": "true" }));
    button.addEventListener("click", () => this.cycle(column));
    node.setAttribute("aria-sort", "none");
    node.append(button);
    this.headers[column] = node;
    return node;
  }

  /** None, ascending, descending, and back to the order of the page. */
  private cycle(column: number): void {
    const current = this.sorting?.column === column ? this.sorting.direction : undefined;
    if (current === "descending") this.sorting = undefined;
    else this.sorting = { column, direction: current ? "descending" : "ascending" };
    this.fill();
  }

  private fill(): void {
    const first = this.headerRows;
    const bodyRows = this.grid.map((_, index) => index).slice(first);
    this.headers.forEach((header) => header.setAttribute("aria-sort", "none"));
    let order = bodyRows;
    if (this.sorting) {
      const { column, direction } = this.sorting;
      const sorted = sortCells(bodyRows.map((row) => this.text[row]?.[column] ?? ""), direction, locale());
      order = sorted.order.map((index) => bodyRows[index] ?? 0);
      this.headers[column]?.setAttribute("aria-sort", direction);
      this.say(words().table.sorted(this.labels[column] ?? "", direction, sorted.kind, sorted.unreadable));
    } else if (!this.status.hidden) {
      this.say(undefined);
    }
    this.body.replaceChildren(...order.map((row) => this.row(row)));
    this.enter();
    this.root.dispatchEvent(new CustomEvent("postil:layout", { bubbles: true }));
  }

  private say(sentence: string | undefined): void {
    this.status.hidden = sentence === undefined;
    this.status.textContent = sentence ?? "";
    announce(sentence ?? words().table.unsorted);
  }

  private row(row: number): HTMLElement {
    const line = element("tr", { "data-row": this.keys[row] });
    const places = this.grid[row] ?? [];
    for (let column = 0; column < places.length; column += 1) {
      const place = places[column];
      if (!place) {
        line.append(element("td", { "data-column": this.labels[column], tabindex: "-1" }));
        continue;
      }
      const startsInRow = column === 0 || places[column - 1]?.cell !== place.cell;
      // In the page's order a cell stands once, with its spans. A sorted row stands alone and repeats its cells.
      if (this.sorting ? !startsInRow : !place.origin) continue;
      line.append(this.bodyCell(place, row, column));
    }
    return line;
  }

  private bodyCell({ cell }: Place, row: number, column: number): HTMLElement {
    const isHeader = cell.header || column < this.block.header_columns;
    const node = element(isHeader ? "th" : "td", {
      scope: isHeader ? "row" : undefined,
      "data-column": this.labels[column],
      tabindex: "-1",
    });
    if (cellText(cell).length <= shortText) node.classList.add("short");
    setSpans(node, cell.column_span, this.sorting ? 1 : Math.min(cell.row_span, this.grid.length - row));
    appendBlocks(node, cell.blocks, this.context);
    for (const inner of node.querySelectorAll<HTMLElement>("[data-stop]")) {
      delete inner.dataset["stop"];
      inner.removeAttribute("tabindex");
    }
    return node;
  }

  /** One tab stop into the cells: the first one until the reader has moved. */
  private enter(): void {
    const cell = this.body.querySelector<HTMLElement>("th, td");
    if (cell) cell.tabIndex = 0;
  }

  private onFocus(event: FocusEvent): void {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("tbody th, tbody td") : null;
    if (!cell) return;
    this.body.querySelectorAll<HTMLElement>("[tabindex='0']").forEach((other) => (other.tabIndex = -1));
    cell.tabIndex = 0;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.shiftKey || !(event.target instanceof HTMLElement)) return;
    const cell = event.target.closest<HTMLTableCellElement>("th, td");
    const next = cell && neighbour(cell, event.key, event.ctrlKey);
    if (!next) return;
    const target = next.querySelector<HTMLElement>("button.sort") ?? next;
    if (!target.matches("button") && !target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: false });
    event.preventDefault();
  }
}

function setSpans(node: HTMLTableCellElement, columns: number, rows: number): void {
  if (columns > 1) node.colSpan = columns;
  if (rows > 1) node.rowSpan = rows;
}

/** The cell that an arrow, Home or End leads to. */
function neighbour(cell: HTMLTableCellElement, key: string, wholeTable: boolean): HTMLElement | undefined {
  const line = cell.closest("tr");
  const table = cell.closest("table");
  if (!line || !table) return undefined;
  const rows = [...table.rows];
  const row = rows.indexOf(line);
  const column = cell.cellIndex;
  const at = (index: number, across: number) => {
    const cells = rows[index]?.cells;
    return cells?.[Math.min(across, cells.length - 1)];
  };
  switch (key) {
    case "ArrowLeft":
      return line.cells[column - 1];
    case "ArrowRight":
      return line.cells[column + 1];
    case "ArrowUp":
      return row > 0 ? at(row - 1, column) : undefined;
    case "ArrowDown":
      return at(row + 1, column);
    case "Home":
      return wholeTable ? at(0, 0) : line.cells[0];
    case "End":
      return wholeTable ? at(rows.length - 1, Infinity) : line.cells[line.cells.length - 1];
    default:
      return undefined;
  }
}
