/** Keeps what the reader looks at where it is, while rows above it come, go and change their height. */

import { barHeight } from "../article/cursor";

/** A row, and how far its top is from the top of the feed. */
interface Pin {
  key: string;
  offset: number;
}

/** Holds one row of a feed in its place. The engine has no scroll anchoring of its own. */
export class Hold {
  private pin: Pin | undefined;

  constructor(private readonly feed: HTMLElement) {}

  /** Holds the first row in view from now on, or the row of `key`. */
  take(key?: string): void {
    const row = key === undefined ? this.firstInView() : rowOf(this.feed, key);
    const held = row?.dataset["comment"];
    this.pin = row && held !== undefined ? { key: held, offset: this.offsetOf(row) } : undefined;
  }

  /** Key of the row that is held. */
  get key(): string | undefined {
    return this.pin?.key;
  }

  /**
   * Puts the held row back: the nearest gap above it, whose height is a guess, gives way, and only without one is
   * scrolled. `scrolled` is how far the page was scrolled before rows changed: while they come and go the engine may
   * find the page too short for that for a moment.
   */
  restore(scrolled = scrollY): void {
    const row = this.pin && rowOf(this.feed, this.pin.key);
    if (!this.pin || !row) return;
    const drift = this.offsetOf(row) - this.pin.offset;
    const isGiven = Math.abs(drift) < 0.01 || this.takeFromGap(row, drift);
    // The engine scrolls by whole pixels.
    const rest = isGiven || Math.abs(drift) < 0.5 ? 0 : drift;
    this.pin.offset += rest;
    if (Math.abs(scrolled + rest - scrollY) >= 0.5) scrollTo({ top: scrolled + rest, behavior: "instant" });
  }

  /** The first row whose end is in view. The rows stand from top to bottom, so it is found by halving. */
  firstInView(): HTMLElement | undefined {
    const nodes = this.feed.children;
    let low = 0;
    let high = nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((nodes[middle]?.getBoundingClientRect().bottom ?? 0) > barHeight) high = middle;
      else low = middle + 1;
    }
    const found = [nodes[low], nodes[low + 1]].find((node) => node instanceof HTMLElement && "comment" in node.dataset);
    return found instanceof HTMLElement ? found : undefined;
  }

  /** Makes the nearest gap above a row smaller by `drift`, if there is one and it is large enough. */
  private takeFromGap(row: HTMLElement, drift: number): boolean {
    const gaps = [...this.feed.querySelectorAll<HTMLElement>(":scope > [data-gap]")];
    const gap = gaps.findLast((other) => (other.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
    const height = gap ? gap.getBoundingClientRect().height - drift : 0;
    if (gap && height > 0) gap.style.height = `${height}px`;
    return height > 0;
  }

  /** Relative to the feed, so that what changes above it, and scrolling, count for nothing. */
  private offsetOf(row: HTMLElement): number {
    return row.getBoundingClientRect().top - this.feed.getBoundingClientRect().top;
  }
}

/** The row of a key, where it is in the document. */
export function rowOf(root: ParentNode, key: string): HTMLElement | undefined {
  return root.querySelector<HTMLElement>(`[data-comment="${CSS.escape(key)}"]`) ?? undefined;
}
