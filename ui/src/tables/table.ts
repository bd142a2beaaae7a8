/** A data table as nodes: a native table in a scroll region, sortable, walked cell by cell. */

import { effect } from "@preact/signals";
import { appendBlocks, type BlockContext, runElement } from "../article/blocks";
import { element } from "../article/dom";
import { isMac } from "../core/commands";
import { words } from "../i18n/words";
import { entries } from "../notes/notes";
import { type CellPlace, copy } from "./actions";
import { CellNodes, type Spot } from "./cell-nodes";
import { unsureCells } from "./doubt";
import { Heights, inSight, nextStretch, spare, type Stretch, wholeUpTo, widened } from "./rows-window";
import type { TableBlock, TableSession } from "./session";
import { sessionOf } from "./sessions";
import type { Sheet } from "./sheet";

/** So many cells of a column say how wide it is. */
const mostSampled = 200;

/** Height of a row before any was measured, in CSS pixels. */
const usualRow = 37;

/** The element of a table within a text, with everything that works on it. */
export function tableElement(block: TableBlock, context: BlockContext): HTMLElement {
  const session = sessionOf(block);
  const key = context.tables.get(block.id);
  const island = new TableIsland(session, context);
  const root = element("div", { class: "table", "data-table": key, "data-stop": true, tabindex: "-1" }, island.region);
  const status = element("p", { class: "table-status" });
  effect(() => {
    status.textContent = session.status.value;
    status.hidden = session.status.value === "";
  });
  root.append(status);
  if (key !== undefined) {
    const open = { type: "button", class: "quiet open-table", "data-open-table": block.id };
    root.append(element("button", open, words().article.openTable));
  }
  appendOrigin(root, session, context);
  return root;
}

/** What stands under a table: where it came from, and its notes. */
export function appendOrigin(root: HTMLElement, session: TableSession, context: BlockContext): void {
  const { original } = session;
  if (original.recovered_from !== undefined && session.use !== "made") {
    const unsure = unsureCells(original);
    const said = [words().table.recovered, ...(unsure > 0 ? [words().table.unsure(unsure)] : [])];
    root.append(element("p", { class: "table-origin" }, said.join(" ")));
  }
  if (original.notes?.length) {
    const notes = element("div", { class: "table-notes" });
    appendBlocks(notes, original.notes, context);
    root.append(notes);
  }
}

/** The nodes of one table, drawn again when its session changes. */
export class TableIsland {
  readonly region: HTMLElement;
  private readonly grid = element("table", { role: "grid", "aria-readonly": "true" });
  private readonly columns = element("colgroup");
  private readonly head = element("thead", { role: "rowgroup" });
  private readonly body = element("tbody", { role: "rowgroup" });
  private readonly above = gap();
  private readonly below = gap();
  private heights = new Heights(usualRow);
  private shown: Stretch = { from: 0, to: 0 };
  private drawn = new Map<number, HTMLElement>();
  private active: Spot = { line: 0, across: 0 };
  private isStale = false;
  private isHeld = false;
  private wasConnected = false;
  private readonly stop: () => void;
  private readonly cells: CellNodes;

  constructor(
    private readonly session: TableSession,
    private readonly context: BlockContext,
    /** Whether the table has the surface to itself and scrolls within it. */
    private readonly isFull = false,
  ) {
    this.cells = new CellNodes(session, context, isFull);
    this.region = this.build();
    this.stop = effect(() => this.follow());
    // Before those that number what is on the page.
    addEventListener("beforeprint", this.onPaper, { capture: true });
    addEventListener("afterprint", this.offPaper);
    // It is built before it is put into the document; what was there and is no more was left behind with its surface.
    setTimeout(() => (this.wasConnected = this.region.isConnected));
  }

  /** Ends what the table listens to. */
  dispose(): void {
    removeEventListener("beforeprint", this.onPaper, { capture: true });
    removeEventListener("afterprint", this.offPaper);
    this.stop();
  }

  /** Nothing is scrolled on paper, so every row has to be there. */
  private readonly onPaper = () => {
    if (!this.region.isConnected) this.dispose();
    else if (this.isWindowed) this.show({ from: 0, to: this.cells.lines.length });
  };

  private readonly offPaper = () => {
    if (this.isWindowed) this.show(widened(this.sight(), spare, this.cells.lines.length));
  };

  /** Where the keyboard is in this table, in the names of the source. */
  placeOf(node: Element | null): CellPlace {
    const cell = node?.closest<HTMLElement>("td, th");
    return { row: cell?.dataset["row"], column: cell?.dataset["key"] };
  }

  /** Moves the focus by lines; false where there is no further one. */
  step(by: 1 | -1): boolean {
    const next = { line: this.active.line + by, across: this.active.across };
    if (next.line < 0 || next.line >= this.cells.lines.length) return false;
    this.focus(next);
    return true;
  }

  private build(): HTMLElement {
    const { original } = this.session;
    const label = original.caption.length > 0 ? undefined : words().table.unnamed;
    const region = element("div", { class: "table-scroll", role: "region", tabindex: "0", "aria-label": label });
    if (original.caption.length > 0) {
      const caption = runElement("caption", original.caption, this.context);
      caption.id = `caption-${this.session.block.id}${this.isFull ? "-full" : ""}`;
      this.grid.append(caption);
      region.setAttribute("aria-labelledby", caption.id);
    }
    this.grid.append(this.columns, this.head, this.body);
    this.grid.addEventListener("keydown", (event) => this.onKey(event));
    this.grid.addEventListener("focusin", (event) => this.onFocus(event));
    this.grid.addEventListener("focusout", () => this.isStale && queueMicrotask(() => this.draw()));
    this.grid.addEventListener("click", (event) => this.onClick(event));
    region.addEventListener("scroll", () => this.onScroll(), { passive: true });
    region.addEventListener("pointerdown", () => this.hold());
    region.append(this.grid);
    return region;
  }

  /** What is pressed stays until it is let go of: a click on a button that was drawn anew meanwhile would be none. */
  private hold(): void {
    if (this.isHeld) return;
    this.isHeld = true;
    const letGo = new AbortController();
    const release = () => {
      letGo.abort();
      // The click comes right after.
      setTimeout(() => {
        this.isHeld = false;
        if (this.isStale && !this.isTyping) this.draw();
      });
    };
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, { signal: letGo.signal });
  }

  private get isTyping(): boolean {
    return this.region.contains(document.activeElement) && document.activeElement?.matches("input, select") === true;
  }

  /** Draws again after any change, but not under the hands of a reader. */
  private follow(): void {
    const { arrangement, readings, verdicts, query } = this.session;
    // Reading a signal is what makes this run again when it changes.
    [arrangement, readings, verdicts, query].forEach((source) => source.value);
    if (this.wasConnected && !this.region.isConnected) {
      queueMicrotask(() => this.dispose());
      return;
    }
    if (this.isHeld || this.isTyping) this.isStale = true;
    else this.draw();
  }

  private get isWindowed(): boolean {
    return this.cells.lines.length > wholeUpTo;
  }

  private draw(): void {
    this.isStale = false;
    const focused = this.region.contains(document.activeElement) ? this.active : undefined;
    const { session, grid } = this;
    const { verdicts } = session;
    grid.setAttribute("aria-rowcount", String(this.cells.lines.length + 1));
    grid.setAttribute("aria-colcount", String(this.cells.across.length));
    grid.classList.toggle("transposed", this.cells.isTransposed);
    grid.classList.toggle("windowed", this.isWindowed);
    grid.classList.toggle("judged", verdicts.value.size > 0);
    this.region.classList.toggle("tall", this.isFull || this.isWindowed);
    this.region.classList.toggle("long", this.isWindowed);
    this.heights = new Heights(this.heights.average);
    this.drawn.clear();
    this.head.replaceChildren(...this.cells.head());
    this.cells.merges = session.arrangement.value.isPlain && !this.isWindowed;
    this.sizeColumns();
    this.body.replaceChildren(...(this.isWindowed ? [this.above, this.below] : []));
    this.shown = { from: 0, to: 0 };
    this.fill();
    this.placePins();
    this.active = { line: Math.min(this.active.line, this.cells.lines.length - 1), across: Math.min(this.active.across, this.cells.across.length - 1) };
    if (focused) this.focus(this.active);
    else this.enter();
    this.region.dispatchEvent(new CustomEvent("postil:layout", { bubbles: true }));
  }

  /** Widths that stay the same while rows come and go. */
  private sizeColumns(): void {
    this.columns.replaceChildren();
    this.grid.style.width = "";
    if (!this.isWindowed || this.cells.isTransposed) return;
    const widths = this.cells.across.map((column) => usualWidth(this.session.sheet.value, column));
    for (const width of widths) {
      const node = element("col");
      node.style.width = `${width}ch`;
      this.columns.append(node);
    }
    // With any other width WebKitGTK 2.50 lays the table out by its cells.
    this.grid.style.width = `${widths.reduce((sum, width) => sum + width, 0)}ch`;
  }

  /** Has the rows in sight in the document, and some around them. */
  private fill(): void {
    this.show(nextStretch(this.shown, this.sight(), this.cells.lines.length));
  }

  private sight(): Stretch {
    const top = this.isWindowed ? this.region.scrollTop : 0;
    return inSight(this.cells.lines, this.heights, top, top + (this.region.clientHeight || innerHeight));
  }

  /** Has exactly these rows in the document, and the one with the focus. */
  private show(wanted: Stretch): void {
    if (wanted.from === this.shown.from && wanted.to === this.shown.to) return;
    const { lines } = this.cells;
    const top = this.region.scrollTop;
    const keep = new Set(lines.slice(wanted.from, wanted.to));
    for (const [line, node] of this.drawn) {
      if (keep.has(line) || node.contains(document.activeElement)) continue;
      node.remove();
      this.drawn.delete(line);
    }
    const fresh: [number, HTMLElement][] = [];
    let before: Element | undefined = this.isWindowed ? this.above : undefined;
    for (let index = wanted.from; index < wanted.to; index += 1) {
      const line = lines[index] ?? 0;
      let node = this.drawn.get(line);
      if (!node) {
        node = this.cells.line(line, index);
        this.drawn.set(line, node);
        fresh.push([line, node]);
      }
      if (!before) this.body.prepend(node);
      else if (before.nextElementSibling !== node) before.after(node);
      before = node;
    }
    this.shown = wanted;
    if (this.isWindowed) this.measure(fresh, wanted, top);
  }

  /** Takes the heights of new rows, and keeps what is in sight where it is. */
  private measure(fresh: readonly [number, HTMLElement][], wanted: Stretch, top: number): void {
    // Gaps that fit before anything is measured need no second layout where the rows are as high as they were taken for.
    this.setGaps(wanted);
    // To fractions of pixels: rounded heights of rows that are equally high would each change the average, and the gaps.
    const measured = fresh.map(([line, node]) => [line, node.getBoundingClientRect().height] as const);
    measured.forEach(([line, height]) => height > 0 && this.heights.measured(line, height));
    this.setGaps(wanted);
    if (this.region.scrollTop !== top) this.region.scrollTop = top;
  }

  private setGaps({ from, to }: Stretch): void {
    const { lines } = this.cells;
    setGap(this.above, this.heights.total(lines, 0, from));
    setGap(this.below, this.heights.total(lines, to, lines.length));
  }

  /** Where each pinned column stands: behind the widths of those before it. */
  private placePins(): void {
    let edge = 0;
    const widths = [...this.head.querySelectorAll<HTMLElement>("tr:last-child > th.pin")].map((cell) => cell.offsetWidth);
    const room = this.region.clientWidth * 0.6;
    widths.slice(0, 6).forEach((width, index) => {
      // On a narrow window what is pinned must not cover all the rest.
      this.grid.style.setProperty(`--pin-${index}`, index > 0 && room > 0 && edge + width > room ? "auto" : `${edge}px`);
      edge += width;
    });
  }

  /** One tab stop into the cells: the first one until the reader has moved. */
  private enter(): void {
    const cell = this.nodeAt(this.active) ?? this.body.querySelector<HTMLElement>("th, td:not([aria-hidden])");
    if (cell) cell.tabIndex = 0;
  }

  private onFocus(event: FocusEvent): void {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-line]") : null;
    if (!cell) return;
    this.grid.querySelectorAll<HTMLElement>(":is(td, th)[tabindex='0']").forEach((other) => (other.tabIndex = -1));
    this.active = { line: Number(cell.dataset["line"]), across: Number(cell.dataset["across"]) };
    if (this.active.line >= 0) cell.tabIndex = 0;
  }

  private onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const key = event.target.closest<HTMLElement>("[data-sort]")?.dataset["sort"];
    if (key !== undefined) void this.session.cycleSort(key);
    else if (!event.target.closest("a, button, input, select") && getSelection()?.isCollapsed !== false) {
      event.target.closest<HTMLElement>("[data-line]")?.focus({ preventScroll: true });
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || event.isComposing) return;
    const inField = event.target.matches("input, select");
    if (inField && event.key === "Escape") event.target.closest<HTMLElement>("td")?.focus();
    if (inField || event.altKey) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    if (mod && event.key.toLowerCase() === "c" && getSelection()?.isCollapsed !== false && this.session.key !== "") {
      void copy(this.session, event.shiftKey ? "markdown" : "rich_text");
      event.preventDefault();
      return;
    }
    if (event.shiftKey || (event.metaKey && !isMac)) return;
    if (event.key === "Enter") event.target.querySelector<HTMLElement>("input, select")?.focus();
    const next = this.neighbour(event.key, mod);
    if (!next) return;
    this.focus(next);
    event.preventDefault();
  }

  private neighbour(key: string, wholeTable: boolean): Spot | undefined {
    const { line, across } = this.active;
    const [lastLine, lastAcross] = [this.cells.lines.length - 1, this.cells.across.length - 1];
    const toStart = this.region.matches(":dir(rtl)") ? "ArrowRight" : "ArrowLeft";
    switch (key) {
      case "ArrowLeft":
      case "ArrowRight":
        return { line, across: Math.min(Math.max(across + (key === toStart ? -1 : 1), 0), lastAcross) };
      case "ArrowUp":
        return { line: Math.max(line - 1, -1), across };
      case "ArrowDown":
        return { line: Math.min(line + 1, lastLine), across };
      case "PageUp":
      case "PageDown":
        return { line: Math.min(Math.max(line + (key === "PageUp" ? -10 : 10), 0), lastLine), across };
      case "Home":
        return { line: wholeTable ? 0 : line, across: 0 };
      case "End":
        return { line: wholeTable ? lastLine : line, across: lastAcross };
      default:
        return undefined;
    }
  }

  /** Brings a place into the document where it is not, and puts the focus there. */
  private focus(spot: Spot): void {
    if (spot.line >= 0 && this.isWindowed && (spot.line < this.shown.from || spot.line >= this.shown.to)) {
      this.region.scrollTop = Math.max(0, this.heights.total(this.cells.lines, 0, spot.line) - this.region.clientHeight / 2);
      this.fill();
    }
    const node = this.nodeAt(spot);
    if (!node) return;
    this.active = spot;
    const target = node.querySelector<HTMLElement>("button.sort") ?? node;
    if (!target.matches("button") && !target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.active = spot;
  }

  /** The cell at a place; where it is merged, the one that reaches there. */
  private nodeAt({ line, across }: Spot): HTMLElement | null {
    for (let down = line; down >= (line < 0 ? -1 : 0) && down > line - 100; down -= 1) {
      for (let left = across; left >= 0; left -= 1) {
        const found = this.grid.querySelectorAll<HTMLElement>(`[data-line="${down}"][data-across="${left}"]`);
        const node = [...found].at(-1);
        if (node) return node;
      }
    }
    return null;
  }

  private onScroll(): void {
    if (this.isWindowed) this.fill();
    const { key } = this.session;
    const hasNotes = entries.peek().some(({ target }) => "table" in target && target.table === key);
    if (hasNotes) this.region.dispatchEvent(new CustomEvent("postil:layout", { bubbles: true }));
  }
}

/** The width of a column in characters, by some of its cells and the longest word of its label. */
function usualWidth({ columns, text }: Sheet, column: number): number {
  const label = columns[column]?.label ?? "";
  const step = Math.max(1, Math.floor(text.length / mostSampled));
  let longest = Math.max(Math.min(label.length, 14), ...label.split(/\s+/).map((word) => word.length));
  for (let row = 0; row < text.length; row += step) longest = Math.max(longest, text[row]?.[column]?.length ?? 0);
  return Math.min(Math.max(longest + 4, 8), 30);
}

/** A row that stands for the rows that are not in the document. */
function gap(): HTMLTableRowElement {
  return element("tr", { class: "gap", "aria-hidden": "true" }, element("td", { "aria-hidden": "true" }));
}

function setGap(row: HTMLTableRowElement, height: number): void {
  row.hidden = height <= 0;
  const cell = row.cells[0];
  if (cell) cell.style.height = `${height}px`;
}
