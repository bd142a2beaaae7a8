/** Notes with their places on the surface that is shown. */

import type { Surface } from "../core/wire";
import type { Anchor } from "./anchors";
import type { Entry } from "./notes";

/** Where a note stands on the surface; whatever else of it changes, that stays. */
export interface Place {
  /** Key of the note. */
  key: string;
  anchor: Anchor;
  /** Distance of its line from the top of the document. */
  top: number;
}

/** A note with its place on the surface. */
export interface Placed extends Place {
  entry: Entry;
}

/** Whether a surface is where a note's target is shown. */
export function isOnSurface(entry: Entry, surface: Surface): boolean {
  const { on } = entry.target;
  if (surface === "discussion") return on === "comment" || on === "comment_passage";
  if (surface === "tables") return on === "table" || on === "row" || on === "column" || on === "cell";
  return on !== "comment" && on !== "comment_passage";
}

/** Top of the first line of a place, in the window. What is folded away stands where its fold is. */
export function lineOf({ node, range }: Anchor): number {
  if (!node.checkVisibility()) {
    const fold = node.closest("details:not([open])");
    if (fold) return fold.getBoundingClientRect().top;
  }
  // A comment's line is that of its author, not the rule above it.
  const line = node.matches("[data-comment]") ? (node.querySelector("header") ?? node) : node;
  const { top } = range?.getClientRects()[0] ?? line.getBoundingClientRect();
  // What is scrolled out of its table is at the table's edge.
  const region = node.closest(".table-scroll")?.getBoundingClientRect();
  return region ? Math.min(Math.max(top, region.top), region.bottom) : top;
}

/** Whether two lists have the same notes at the same places. */
export function isSame(some: readonly Place[], other: readonly Place[]): boolean {
  return (
    some.length === other.length &&
    some.every((place, index) => {
      const twin = other[index];
      return twin?.key === place.key && twin.top === place.top && isSamePlace(place.anchor, twin.anchor);
    })
  );
}

/** Whether two anchors are the same words of the same element. */
export function isSamePlace(some: Anchor, other: Anchor): boolean {
  return some.node === other.node && isSameRange(some.range, other.range);
}

function isSameRange(some: Range | undefined, other: Range | undefined): boolean {
  return (
    some?.startContainer === other?.startContainer &&
    some?.startOffset === other?.startOffset &&
    some?.endContainer === other?.endContainer &&
    some?.endOffset === other?.endOffset
  );
}
