/** Between places in the DOM and offsets in canonical text, for one article or one comment. */

import type { CanonicalText } from "../core/canonical";
import type { Passage, Position } from "../core/wire";

const contextLength = 32;

/** A piece of a run that counts: a text node, a line break, or a formula as a whole. */
interface Leaf {
  node: Node;
  length: number;
}

/** A run of text in the document, with its stretch of the canonical text. */
interface Run {
  host: HTMLElement;
  start: number;
  end: number;
}

/** Maps selections to passages and passages to ranges. */
export class TextMap {
  private cached: readonly Run[] = [];

  constructor(
    private readonly root: HTMLElement,
    private readonly canonical: CanonicalText,
  ) {}

  /** The passage a selection covers, or undefined where it covers no text of this root. */
  passage(range: Range): Passage | undefined {
    const runs = this.runs().filter(({ host }) => range.intersectsNode(host));
    const first = runs.at(0);
    const last = runs.at(-1);
    if (!first || !last) return undefined;
    const startsInside = first.host.contains(range.startContainer);
    const endsInside = last.host.contains(range.endContainer);
    const start = startsInside ? first.start + offsetOf(first.host, range, "start") : first.start;
    const end = endsInside ? last.start + offsetOf(last.host, range, "end") : last.end;
    const from = this.position(first.host, start);
    const to = this.position(last.host, end);
    if (end <= start || !from || !to) return undefined;
    return { start: from, end: to, quote: this.quote(start, end) };
  }

  /** The whole text of an element, or the place where it stands if it has none. */
  passageOf(node: HTMLElement): Passage | undefined {
    const range = document.createRange();
    range.selectNodeContents(node);
    const passage = this.passage(range);
    const block = node.closest<HTMLElement>("[data-block]")?.dataset["block"];
    if (passage || block === undefined) return passage;
    const start = this.canonical.starts.get(block) ?? 0;
    return { start: { block, offset: 0 }, end: { block, offset: 0 }, quote: this.quote(start, start) };
  }

  /** Where a passage stands, or undefined where it cannot be shown. */
  range(passage: Passage): Range | undefined {
    const start = this.absolute(passage.start);
    const end = this.absolute(passage.end);
    if (start === undefined || end === undefined) return undefined;
    if (end <= start) return this.rangeOfBlock(passage.start.block);
    // A place between two runs belongs to the later one at a start and to the earlier one at an end.
    const runs = this.runs();
    const first = runs[firstIndex(runs, (run) => run.end > start)];
    const last = runs[firstIndex(runs, (run) => run.start >= end) - 1];
    if (!first || !last) return undefined;
    const range = document.createRange();
    setPoint(range, "start", first.host, Math.max(start - first.start, 0));
    setPoint(range, "end", last.host, Math.min(end, last.end) - last.start);
    return range;
  }

  private rangeOfBlock(block: string): Range | undefined {
    const node = this.root.querySelector(`[data-block="${CSS.escape(block)}"]`);
    if (!node) return undefined;
    const range = document.createRange();
    range.selectNode(node);
    return range;
  }

  /** The runs in the order of the canonical text. Found again when a sorted table has put new cells in place. */
  private runs(): readonly Run[] {
    if (this.cached.length === 0 || this.cached.some(({ host }) => !host.isConnected)) {
      const hosts = [...this.root.querySelectorAll<HTMLElement>("[data-at]")];
      const runs = hosts.map((host) => {
        const start = Number(host.dataset["at"]);
        return { host, start, end: start + lengthOf(host) };
      });
      this.cached = runs.toSorted((a, b) => a.start - b.start);
    }
    return this.cached;
  }

  private absolute({ block, offset }: Position): number | undefined {
    const start = this.canonical.starts.get(block);
    return start === undefined ? undefined : start + offset;
  }

  private position(host: HTMLElement, absolute: number): Position | undefined {
    const block = host.closest<HTMLElement>("[data-block]")?.dataset["block"];
    const start = block === undefined ? undefined : this.canonical.starts.get(block);
    return block === undefined || start === undefined ? undefined : { block, offset: absolute - start };
  }

  private quote(start: number, end: number): Passage["quote"] {
    const { text } = this.canonical;
    return {
      exact: text.slice(start, end),
      prefix: wholeCharacters(text.slice(Math.max(start - contextLength, 0), start)),
      suffix: wholeCharacters(text.slice(end, end + contextLength)),
    };
  }
}

/** Index of the first run that satisfies a condition which, once true, stays true. */
function firstIndex(runs: readonly Run[], condition: (run: Run) => boolean): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && condition(run)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function lengthOf(host: HTMLElement): number {
  return leavesOf(host).reduce((sum, leaf) => sum + leaf.length, 0);
}

function leavesOf(host: HTMLElement): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (node: Node): void => {
    if (node instanceof Text) leaves.push({ node, length: node.length });
    else if (!(node instanceof HTMLElement) || node.dataset["skip"] !== undefined) return;
    else if (node instanceof HTMLBRElement) leaves.push({ node, length: 1 });
    else if (node.dataset["length"] !== undefined) leaves.push({ node, length: Number(node.dataset["length"]) });
    else node.childNodes.forEach(visit);
  };
  visit(host);
  return leaves;
}

/** Length of the host's text before one end of a range that lies in it. */
function offsetOf(host: HTMLElement, range: Range, side: "start" | "end"): number {
  const node = side === "start" ? range.startContainer : range.endContainer;
  const offset = side === "start" ? range.startOffset : range.endOffset;
  const before = document.createRange();
  before.setStart(host, 0);
  before.setEnd(node, offset);
  let length = 0;
  for (const leaf of leavesOf(host)) {
    if (leaf.node === node) return length + Math.min(offset, leaf.length);
    if (before.comparePoint(leaf.node, 0) !== 0) break;
    length += leaf.length;
  }
  return length;
}

function setPoint(range: Range, side: "start" | "end", host: HTMLElement, offset: number): void {
  let rest = offset;
  const leaves = leavesOf(host);
  for (const [index, leaf] of leaves.entries()) {
    const fits = side === "start" ? rest < leaf.length : rest <= leaf.length;
    if (fits || index === leaves.length - 1) {
      if (leaf.node instanceof Text) {
        const at = Math.min(rest, leaf.length);
        if (side === "start") range.setStart(leaf.node, at);
        else range.setEnd(leaf.node, at);
      } else if (side === "start") range.setStartBefore(leaf.node);
      else range.setEndAfter(leaf.node);
      return;
    }
    rest -= leaf.length;
  }
}

/** Drops half a character at either end, which would be no valid text outside the window. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, "").replace(/[\uD800-\uDBFF]$/, "");
}
