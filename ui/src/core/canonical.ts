/**
 * Canonical text: the characters that every offset of a note counts in. Mirrors `document::canonical`, which
 * defines it; strings here are UTF-16 already, as the offsets are.
 */

import type { Block, Inline, Table } from "./wire";

/** The text of a list of blocks, and where each part of it starts. */
export interface CanonicalText {
  text: string;
  /** Start of each block by its id, containers and what they hold alike. */
  starts: Map<string, number>;
  /** Start of each run of inlines, by the array itself. */
  runs: Map<readonly Inline[], number>;
}

/** Canonical text of blocks, with the place of each block in it. */
export function canonicalText(blocks: readonly Block[]): CanonicalText {
  const writer = new Writer();
  writer.lines(blocks);
  return { text: writer.text, starts: writer.starts, runs: writer.runs };
}

/** Canonical text of one block. */
export function blockText(block: Block): string {
  const writer = new Writer();
  writer.block(block);
  return writer.text;
}

/** Canonical text of blocks. */
export function plainText(blocks: readonly Block[]): string {
  return canonicalText(blocks).text;
}

/** Canonical text of runs. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(runText).join("");
}

function runText(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "code":
      return inline.text;
    case "math":
      return inline.source;
    case "break":
      return "\n";
    case "footnote_ref":
    case "image":
      return "";
    default:
      return inlineText(inline.children);
  }
}

class Writer {
  text = "";
  starts = new Map<string, number>();
  runs = new Map<readonly Inline[], number>();

  lines(blocks: readonly Block[]): void {
    for (const block of blocks) {
      this.separate();
      this.starts.set(block.id, this.text.length);
      this.block(block);
    }
  }

  block(block: Block): void {
    switch (block.type) {
      case "heading":
      case "paragraph":
        this.run(block.text);
        break;
      case "list":
        for (const item of block.items) this.lines(item.blocks);
        break;
      case "definitions":
        for (const item of block.items) {
          for (const term of item.terms) this.line(term);
          for (const description of item.descriptions) this.lines(description);
        }
        break;
      case "quote":
        this.lines(block.blocks);
        this.line(block.cite);
        break;
      case "code":
        this.text += block.text;
        break;
      case "figure":
        this.run(block.caption);
        break;
      case "table":
        this.table(block);
        break;
      case "faq":
        this.run(block.question);
        this.lines(block.answer);
        break;
      case "math":
        this.text += block.source;
        break;
      case "footnote":
        this.lines(block.blocks);
        break;
      case "embed":
        this.text += block.title;
        break;
      case "rule":
        break;
    }
  }

  private table(table: Table): void {
    this.run(table.caption);
    for (const row of table.rows) {
      this.separate();
      row.cells.forEach((cell, index) => {
        if (index > 0) this.text += "\t";
        const inner = canonicalText(cell.blocks);
        for (const [id, start] of inner.starts) this.starts.set(id, this.text.length + start);
        for (const [run, start] of inner.runs) this.runs.set(run, this.text.length + start);
        this.text += inner.text.replaceAll("\n", " ");
      });
    }
    this.lines(table.notes ?? []);
  }

  private run(inlines: readonly Inline[] | undefined): void {
    if (!inlines) return;
    this.runs.set(inlines, this.text.length);
    this.text += inlineText(inlines);
  }

  private line(inlines: readonly Inline[] | undefined): void {
    this.separate();
    this.run(inlines);
  }

  private separate(): void {
    if (this.text !== "" && !this.text.endsWith("\n")) this.text += "\n";
  }
}
