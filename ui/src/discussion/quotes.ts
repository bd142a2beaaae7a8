/** Which comment a quotation in a comment is from. */

import { plainText } from "../core/canonical";
import type { SavedComment } from "../core/wire";
import { ancestors, type Row } from "./thread";
import { rows, rowsByKey } from "./thread-state";

/** Shorter quotations are on many lips. */
const leastLength = 16;

const texts = new WeakMap<SavedComment, string>();

/** The text of a comment, as it is compared: one kind of space and quotation mark, letter case aside. */
export function comparable(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, " ").replaceAll(/[“”„«»]/g, '"').replaceAll(/[‘’]/g, "'").trim();
}

/** The comment that says what `row` quotes: one that it answers rather than another, and of others the nearest before it. */
export function quotedRow(quotation: string, row: Row): Row | undefined {
  const wanted = comparable(quotation).replace(/^"|"$/g, "");
  if (wanted.length < leastLength) return undefined;
  const says = (other: Row | undefined) => other?.comment !== undefined && textOf(other.comment).includes(wanted);
  const byKey = rowsByKey.peek();
  const above = ancestors(byKey, row.key).map((key) => byKey.get(key)).find(says);
  if (above) return above;
  const all = rows.peek();
  return all.slice(0, Math.max(all.indexOf(row), 0)).findLast(says);
}

function textOf(comment: SavedComment): string {
  const known = texts.get(comment);
  if (known !== undefined) return known;
  const text = comparable(plainText(comment.blocks));
  texts.set(comment, text);
  return text;
}
