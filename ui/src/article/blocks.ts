/**
 * The article island: DOM nodes from the typed block tree.
 *
 * Every block is an element with `data-block`; every run of text is an element with `data-at`, its start in the
 * canonical text, so that notes find their place by numbers alone. Elements with `data-stop` are the stops of
 * the reading cursor.
 */

import { type CanonicalText, canonicalText } from "../core/canonical";
import type { Block, Inline, TableKey } from "../core/wire";
import { words } from "../i18n/words";
import { element } from "./dom";
import { appendInlines, formulaPicture, type InlineContext, missingImage, savedImage } from "./inlines";
import { formula } from "./math";

/** What rendering blocks needs to know beside them. */
export interface BlockContext extends InlineContext {
  canonical: CanonicalText;
  /** Identity of each table by its block's id; absent where tables cannot carry notes. */
  tables: ReadonlyMap<string, TableKey>;
  /** Whether these are the blocks of a comment, whose headings are below its own. */
  inComment: boolean;
}

/** The context of a list of blocks, article or comment. */
export function blockContext(
  blocks: readonly Block[],
  parts: Pick<BlockContext, "images" | "tables" | "inComment">,
): BlockContext {
  return { ...parts, canonical: canonicalText(blocks) };
}

/** Appends `blocks` to `parent`. */
export function appendBlocks(parent: Node, blocks: readonly Block[], context: BlockContext): void {
  for (const block of blocks) {
    const node = blockElement(block, context);
    node.dataset["block"] = block.id;
    if (!node.dir) node.dir = "auto";
    parent.appendChild(node);
  }
}

/** An element whose text is the run `inlines`. */
export function runElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  inlines: readonly Inline[],
  context: BlockContext,
): HTMLElementTagNameMap[Tag] {
  const node = element(tag);
  fillRun(node, inlines, context);
  return node;
}

/** Makes `node` the element of the run `inlines`. */
export function fillRun(node: HTMLElement, inlines: readonly Inline[], context: BlockContext): void {
  const start = context.canonical.runs.get(inlines);
  if (start !== undefined) node.dataset["at"] = String(start);
  appendInlines(node, inlines, context);
}

function blockElement(block: Block, context: BlockContext): HTMLElement {
  switch (block.type) {
    case "heading":
      return stop(runElement(headingTag(block.level, context), block.text, context));
    case "paragraph":
      return stop(runElement("p", block.text, context));
    case "list":
      return list(block, context);
    case "definitions":
      return definitions(block, context);
    case "quote":
      return quote(block, context);
    case "code":
      return code(block, context);
    case "figure":
      return figure(block, context);
    case "table":
      return drawTable(block, context);
    case "faq":
      return faq(block, context);
    case "rule":
      return element("hr");
    case "math":
      return displayedFormula(block, context);
    case "footnote":
      return footnote(block, context);
    case "embed":
      return embed(block, context);
  }
}

type DrawTable = (block: Of<"table">, context: BlockContext) => HTMLElement;

/** Nothing of a table is drawn before the code for it was read, which opening an article with tables waits for. */
let drawTable: DrawTable = () => element("div", { class: "table" });

/** Hands over what draws tables. It is much code, and most articles have none. */
export function drawTablesBy(draw: DrawTable): void {
  drawTable = draw;
}

function stop<Node extends HTMLElement>(node: Node): Node {
  node.dataset["stop"] = "";
  node.tabIndex = -1;
  return node;
}

function headingTag(level: number, context: BlockContext): "h2" | "h3" | "h4" | "h5" | "h6" {
  if (context.inComment) return "h6";
  return `h${Math.min(Math.max(level, 2), 6)}` as "h2";
}

type Of<Type extends Block["type"]> = Extract<Block, { type: Type }>;

function list(block: Of<"list">, context: BlockContext): HTMLElement {
  const node = element(block.ordered ? "ol" : "ul", { start: block.start });
  for (const item of block.items) {
    const entry = stop(element("li"));
    appendBlocks(entry, item.blocks, context);
    for (const inner of entry.querySelectorAll<HTMLElement>(":scope > p[data-stop]")) unstop(inner);
    node.append(entry);
  }
  return node;
}

/** The item is the cursor's stop, not also the paragraph in it. */
function unstop(node: HTMLElement): void {
  delete node.dataset["stop"];
  node.removeAttribute("tabindex");
}

function definitions(block: Of<"definitions">, context: BlockContext): HTMLElement {
  const node = element("dl");
  for (const item of block.items) {
    for (const term of item.terms) node.append(stop(runElement("dt", term, context)));
    for (const description of item.descriptions) {
      const entry = element("dd");
      appendBlocks(entry, description, context);
      node.append(entry);
    }
  }
  return node;
}

function quote(block: Of<"quote">, context: BlockContext): HTMLElement {
  const node = element("blockquote");
  appendBlocks(node, block.blocks, context);
  if (block.cite?.length) node.append(element("footer", {}, runElement("cite", block.cite, context)));
  return node;
}

function code(block: Of<"code">, context: BlockContext): HTMLElement {
  const start = context.canonical.starts.get(block.id);
  const source = element("code", { "data-at": start, "data-language": block.language }, ...codeParts(block));
  const label = block.language ? words().article.codeIn(block.language) : words().article.code;
  return stop(element("pre", { dir: "ltr", role: "region", "aria-label": label }, source));
}

/** The text of a code block, its links as links: places count UTF-16 code units, as strings do. */
function codeParts(block: Of<"code">): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let done = 0;
  for (const { start, end, url } of block.links ?? []) {
    if (start < done || end > block.text.length) continue;
    parts.push(block.text.slice(done, start));
    parts.push(element("a", { role: "link", tabindex: "0", "data-url": url }, block.text.slice(start, end)));
    done = end;
  }
  parts.push(block.text.slice(done));
  return parts;
}

function figure(block: Of<"figure">, context: BlockContext): HTMLElement {
  const node = stop(element("figure"));
  for (const image of block.images) node.append(savedImage(image, context) ?? missingImage(image, "div"));
  if (block.images.length === 0) node.classList.add("caption-only");
  if (block.caption?.length) node.append(runElement("figcaption", block.caption, context));
  return node;
}

/** Open at first: nothing that the page says is hidden from reading, finding or annotating. */
function faq(block: Of<"faq">, context: BlockContext): HTMLElement {
  const summary = element("summary", { "data-stop": true }, runElement("span", block.question, context));
  const answer = element("div", { class: "answer" });
  appendBlocks(answer, block.answer, context);
  return element("details", { class: "faq", open: true }, summary, answer);
}

function displayedFormula(block: Of<"math">, context: BlockContext): HTMLElement {
  const node = stop(element("div", { class: "math", "data-at": context.canonical.starts.get(block.id) }));
  node.append(formula(block, true, formulaPicture(block, context)));
  return node;
}

function footnote(block: Of<"footnote">, context: BlockContext): HTMLElement {
  const node = element("div", { class: "footnote", "data-footnote-text": block.label, role: "note" });
  node.append(element("span", { class: "footnote-label", "aria-hidden": "true" }, block.label));
  const body = element("div");
  appendBlocks(body, block.blocks, context);
  node.append(body);
  return node;
}

function embed(block: Of<"embed">, context: BlockContext): HTMLElement {
  const start = context.canonical.starts.get(block.id);
  const title = element("a", { role: "link", tabindex: "0", "data-url": block.url, "data-at": start }, block.title);
  const kind = element("span", { class: "embed-kind" }, words().article.embed);
  return stop(element("div", { class: "embed" }, kind, title));
}
