/** Walking the thread by key: from row to row, thread to thread, to what is new, to the same person. */

import type { RefObject } from "preact";
import { placeOfCursor } from "../article/cursor";
import { announce } from "../core/announce";
import { words } from "../i18n/words";
import type { Row } from "./thread";
import { arrival, reveal, rowsByKey, visible } from "./thread-state";

/** Puts the cursor on a row, bringing it into the document where it is not there yet. */
export function goToRow(key: string, at: "top" | "near" = "near"): void {
  if (visible.value.some((row) => row.key === key)) arrival.value = { key, at };
  else reveal(key, at);
}

/** Steps of the cursor in a feed. */
export function movesIn(feed: RefObject<HTMLElement | null>) {
  const here = (): Row | undefined => {
    const place = feed.current && placeOfCursor(feed.current);
    const key = place?.closest<HTMLElement>("[data-comment]")?.dataset["comment"];
    return key === undefined ? undefined : rowsByKey.value.get(key);
  };
  /** To the next (1) or previous (-1) row that matches. */
  const go = (direction: 1 | -1, matches: (row: Row) => boolean) => () => {
    const all = visible.value;
    const row = here();
    const at = row ? all.indexOf(row) : -1;
    // Without a cursor the first step goes to what is in view, not past it.
    const isOn = row !== undefined && document.activeElement?.closest("[data-comment]") !== null;
    const next =
      direction === 1
        ? all.find((other, index) => index > at - (isOn ? 0 : 1) && matches(other))
        : all.findLast((other, index) => index < at && matches(other));
    if (next) goToRow(next.key);
    else announce(words().discussion.noFurther);
  };
  const withRow = (act: (row: Row) => void) => () => {
    const row = here();
    if (!row) return false;
    act(row);
    return true;
  };
  /** Among the answers to the same row. */
  const sibling = (direction: 1 | -1) =>
    withRow((row) => {
      const siblings = visible.value.filter((other) => other.parent === row.parent);
      const next = siblings[siblings.indexOf(row) + direction];
      if (next) goToRow(next.key);
      else announce(words().discussion.noFurther);
    });
  /** To what the same person says next. */
  const sameAuthor = (direction: 1 | -1) =>
    withRow((row) => {
      const author = authorOf(row);
      go(direction, (other) => other.key !== row.key && authorOf(other) === author)();
    });
  return { here, go, withRow, sibling, sameAuthor };
}

/** Who speaks in a row: a person of the page, or (undefined) the reader or nobody by name. */
export function authorOf(row: Row): string | undefined {
  return row.comment?.author?.name;
}
