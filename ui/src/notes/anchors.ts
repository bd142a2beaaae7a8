/** Where notes stand in what is shown, and what a note written now would stand beside. */

import type { Passage, Target } from "../core/wire";
import type { TextMap } from "./text-map";

/** A place in the document that a note belongs to. */
export interface Anchor {
  /** What is marked or pointed at. */
  node: HTMLElement;
  /** The words, where the note is on words. */
  range?: Range;
}

const texts = new Map<string, TextMap>();
const articleText = "";

/** Makes the text of the article (no id) or of a comment known. Returns what takes it back. */
export function registerText(comment: string | undefined, text: TextMap): () => void {
  const key = comment ?? articleText;
  texts.set(key, text);
  return () => {
    if (texts.get(key) === text) texts.delete(key);
  };
}

/** Where a target stands on the surface that is shown; undefined where it is not there. */
export function anchorOf(target: Target, root: ParentNode): Anchor | undefined {
  switch (target.on) {
    case "article":
      return node(root.querySelector<HTMLElement>("[data-article-head]"));
    case "passage":
      return anchorOfPassage(target, undefined);
    case "comment":
      return node(commentElement(target.comment, root));
    case "comment_passage":
      return anchorOfPassage(target.passage, target.comment);
    case "table":
      return node(tableElement(target.table, root));
    case "row":
      return inTable(target.table, root, (table) => within(table, "[data-row]", "row", target.row));
    case "column":
      return inTable(target.table, root, (table) => within(table, "th:not([data-row])", "column", target.column));
    case "cell":
      return inTable(target.table, root, (table) => {
        const cells = [...table.querySelectorAll<HTMLElement>("[data-row][data-column]")];
        const isMeant = ({ dataset }: HTMLElement) => dataset["row"] === target.row && dataset["column"] === target.column;
        return cells.find(isMeant) ?? within(table, "[data-row]", "row", target.row);
      });
  }
}

/** What a note on the selection, or else on the place of the keyboard's focus, would stand beside. */
export function targetHere(focus: Element | null): Target | undefined {
  const selection = getSelection();
  const selected = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  const place = selected ? elementOf(selected.commonAncestorContainer) : focus;
  if (!(place instanceof HTMLElement)) return undefined;
  const table = place.closest<HTMLElement>("[data-table]");
  if (table) return targetInTable(table, place);
  const comment = place.closest<HTMLElement>("[data-comment]")?.dataset["comment"];
  if (comment !== undefined) return targetInComment(comment, selected);
  const passage = selected ? texts.get(articleText)?.passage(selected) : passageAt(place);
  if (passage) return { on: "passage", ...passage };
  return place.closest("[data-article-head]") ? { on: "article" } : undefined;
}

function targetInTable(table: HTMLElement, place: HTMLElement): Target | undefined {
  const key = table.dataset["table"] ?? "";
  const cell = place.closest<HTMLElement>("td, th");
  const row = cell?.dataset["row"] ?? place.closest<HTMLElement>("tr")?.dataset["row"];
  const column = cell?.dataset["column"];
  if (cell && row !== undefined && column !== undefined) {
    return { on: "cell", table: key, row, column, text: textOf(cell) };
  }
  if (row !== undefined) return { on: "row", table: key, row };
  if (column !== undefined) return { on: "column", table: key, column };
  return { on: "table", table: key };
}

function targetInComment(comment: string, selected: Range | undefined): Target {
  const passage = selected && texts.get(comment)?.passage(selected);
  return passage ? { on: "comment_passage", comment, passage } : { on: "comment", comment };
}

function passageAt(place: HTMLElement): Passage | undefined {
  const stop = place.closest<HTMLElement>("[data-article-body] [data-stop]");
  return stop ? texts.get(articleText)?.passageOf(stop) : undefined;
}

function anchorOfPassage(passage: Passage, comment: string | undefined): Anchor | undefined {
  const range = texts.get(comment ?? articleText)?.range(passage);
  const place = range && elementOf(range.startContainer);
  const block = place?.closest<HTMLElement>("[data-block]") ?? blockAfter(range);
  return range && block ? { node: block, range } : undefined;
}

/** A block without text is marked as a whole, so the range starts beside it rather than in it. */
function blockAfter(range: Range | undefined): HTMLElement | undefined {
  const child = range?.startContainer.childNodes[range.startOffset];
  return child instanceof HTMLElement ? child : undefined;
}

function elementOf(place: Node): HTMLElement | null {
  return place instanceof HTMLElement ? place : place.parentElement;
}

function commentElement(id: string, root: ParentNode): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"]`);
}

function tableElement(key: string, root: ParentNode): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-table="${CSS.escape(key)}"]`);
}

/** A place in a table; the table itself while the place is filtered out, hidden or not in the document. */
function inTable(key: string, root: ParentNode, find: (table: HTMLElement) => HTMLElement | null): Anchor | undefined {
  const table = tableElement(key, root);
  return node(table && (find(table) ?? table));
}

function within(root: HTMLElement | null, selector: string, name: "row" | "column", value: string): HTMLElement | null {
  if (!root) return null;
  return [...root.querySelectorAll<HTMLElement>(selector)].find((found) => found.dataset[name] === value) ?? null;
}

function node(found: HTMLElement | null): Anchor | undefined {
  return found ? { node: found } : undefined;
}

function textOf(cell: HTMLElement): string {
  const runs = cell.matches("[data-at]") ? [cell] : [...cell.querySelectorAll("[data-at]")];
  return runs.map((run) => run.textContent ?? "").join(" ");
}
