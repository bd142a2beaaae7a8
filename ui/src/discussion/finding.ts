/** Finds words in comments that are not in the document. Pure. */

import { plainText } from "../core/canonical";
import type { Row } from "./thread";

/** A place where a row says what is looked for. */
export interface Hit {
  key: string;
  /** Which of the row's own hits, from 0. */
  nth: number;
}

/** So many are enough to step through. */
const mostHits = 20_000;

const texts = new WeakMap<object, string>();

/** All places where rows say `query`, letter case aside, in the order of the rows. */
export function findRows(rows: readonly Row[], query: string): Hit[] {
  const wanted = query.toLocaleLowerCase();
  if (wanted.trim() === "") return [];
  const found: Hit[] = [];
  for (const row of rows) {
    const text = textOf(row);
    let nth = 0;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      found.push({ key: row.key, nth });
      nth += 1;
    }
    if (found.length >= mostHits) break;
  }
  return found;
}

/** So many rows are read at once. */
const readAtOnce = 400;

/** Reads rows ahead, some at a time, so that the first letter that is looked for waits for none of them. Stops with the
 * function it returns. */
export function readAhead(rows: readonly Row[]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = (start: number) => {
    rows.slice(start, start + readAtOnce).forEach(textOf);
    if (start + readAtOnce < rows.length) timer = setTimeout(() => read(start + readAtOnce));
  };
  timer = setTimeout(() => read(0));
  return () => clearTimeout(timer);
}

/** What a row says, in lower case, kept as long as the row is. */
function textOf({ comment, own }: Row): string {
  const source = comment ?? own;
  if (!source) return "";
  const known = texts.get(source);
  if (known !== undefined) return known;
  const text = (comment ? plainText(comment.blocks) : (own?.body ?? "")).toLocaleLowerCase();
  texts.set(source, text);
  return text;
}
