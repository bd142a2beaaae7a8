/** All that moves a flow window, apart from drawing it. */

import type { Hold } from "./hold";
import type { Row } from "./thread";
import { firstSize, isNearGap, RowHeights, type Window, windowAround, windowSize, windowToward } from "./window";

/** So many rows stand above and below a row that is gone to. */
const leastAround = 6;
/** Who has not scrolled or typed for so long, in milliseconds, reads; until then the frames are theirs. */
const rest = 200;

/** Moves a window along with the reader: at once where the reader arrives, then a step a frame. */
export class Mover {
  window: Window;
  keys: readonly string[];
  readonly heights = new RowHeights();
  hold: Hold | undefined;
  private aim = 0;
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private scrolledAt = Number.NEGATIVE_INFINITY;
  private typedAt = Number.NEGATIVE_INFINITY;

  /** `size` is how many rows the window has at rest; `redraw` shows it after it has moved. */
  constructor(
    private rows: readonly Row[],
    private size: number,
    private readonly redraw: () => void,
  ) {
    this.keys = rows.map(({ key }) => key);
    this.window = windowAround(0, rows.length, Math.min(firstSize, size));
  }

  /** Takes over other rows: those above what is held stay in the document, and the rest follows. */
  adopt(rows: readonly Row[], size: number): void {
    this.size = size;
    if (rows === this.rows) return;
    const firstBefore = this.keys[this.window.start] ?? "";
    const held = this.hold?.key;
    this.rows = rows;
    this.keys = rows.map(({ key }) => key);
    const heldAt = held === undefined ? -1 : this.keys.indexOf(held);
    const startAt = this.keys.indexOf(firstBefore);
    this.aim = Math.max(heldAt >= 0 ? heldAt : Math.min(this.aim, rows.length - 1), 0);
    const near = windowAround(this.aim, rows.length, Math.min(firstSize, this.size));
    const keeps = startAt >= 0 && startAt < near.start && near.start - startAt < windowSize;
    this.window = { start: keeps ? startAt : near.start, end: near.end };
  }

  /** Brings a row into the document at once, with some around it. */
  goTo(index: number): void {
    this.aim = index;
    const { start, end } = this.window;
    const hasAbove = start === 0 || index >= start + leastAround;
    const hasBelow = end === this.rows.length || index < end - leastAround;
    if (index < start || index >= end || !hasAbove || !hasBelow) {
      this.window = windowAround(index, this.rows.length, Math.min(firstSize, this.size));
      this.redraw();
    }
    this.walk();
  }

  /** Follows the reader: the row in view becomes the middle. */
  follow(feed: HTMLElement): void {
    this.scrolledAt = performance.now();
    this.hold?.take();
    const gap = gapInView(feed);
    if (gap) {
      this.goTo(this.rowInGap(gap));
      return;
    }
    const held = this.hold?.key;
    const index = held === undefined ? -1 : this.keys.indexOf(held);
    if (index >= 0) this.aim = index;
    this.walk();
  }

  /** The reader has typed a letter: rows wait, as nobody comes to a gap by typing. */
  pause(): void {
    this.typedAt = performance.now();
  }

  /** Goes one step a frame toward where the reader is, until it is there. */
  walk(): void {
    this.stop();
    this.frame = requestAnimationFrame(() => {
      // After the frame is drawn, so that a step never stands between the reader and a paint.
      this.timer = setTimeout(() => this.step());
    });
  }

  /** Stops walking. */
  stop(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
  }

  private step(): void {
    const next = windowToward(this.window, this.aim, this.rows.length, this.size);
    if (next.start === this.window.start && next.end === this.window.end) return;
    const isGapNear = isNearGap(this.window, this.aim, this.rows.length);
    const wait = Math.max(this.typedAt, isGapNear ? 0 : this.scrolledAt) + rest - performance.now();
    if (wait > 0) {
      this.timer = setTimeout(() => this.step(), wait);
      return;
    }
    this.window = next;
    // Drawing it goes on walking.
    this.redraw();
  }

  /** The row that would be at the top of the window, were the gap's rows there. */
  private rowInGap(gap: HTMLElement): number {
    const [start = 0, end = 0] = (gap.dataset["gap"] ?? "").split("-").map(Number);
    const { top, bottom } = gap.getBoundingClientRect();
    if (top >= 0) return start;
    if (bottom <= innerHeight) return end - 1;
    return start + Math.min(Math.floor(((end - start) * -top) / Math.max(bottom - top, 1)), end - start - 1);
  }
}

/** The gap that shows in the window, if one does. */
function gapInView(feed: HTMLElement): HTMLElement | undefined {
  return [...feed.querySelectorAll<HTMLElement>(":scope > [data-gap]")].find((gap) => {
    const { top, bottom } = gap.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
}
