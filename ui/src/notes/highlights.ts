/** Paints marked words, and tells the page where no words can be painted. */

import { setHighlight } from "../core/highlights";
import type { Label } from "../core/wire";
import type { Anchor } from "./anchors";
import { labelOrder } from "./notes";
import { isSamePlace } from "./placed";

/** Something to be painted. */
export interface Mark {
  anchor: Anchor;
  label: Label;
}

let painted: readonly Mark[] = [];

/** Paints exactly these marks, and takes earlier ones away. */
export function paint(marks: readonly Mark[]): void {
  // To paint the same again would draw the whole page again.
  if (isPainted(marks)) return;
  painted = marks;
  for (const node of document.querySelectorAll<HTMLElement>("[data-marked]")) delete node.dataset["marked"];
  for (const { anchor, label } of marks) {
    if (!anchor.range || anchor.range.collapsed) anchor.node.dataset["marked"] = label;
  }
  for (const label of labelOrder) {
    setHighlight(label, rangesOf(marks.filter((mark) => mark.label === label)));
  }
}

function isPainted(marks: readonly Mark[]): boolean {
  return (
    marks.length === painted.length &&
    marks.every(({ anchor, label }, index) => {
      const twin = painted[index];
      return twin?.label === label && twin.anchor.node.isConnected && isSamePlace(anchor, twin.anchor);
    })
  );
}

/** Lifts the words of one note out, or of none. */
export function paintActive(anchor: Anchor | undefined): void {
  setHighlight("active-note", anchor?.range && !anchor.range.collapsed ? [anchor.range] : []);
}

function rangesOf(marks: readonly Mark[]): Range[] {
  return marks.flatMap(({ anchor }) => (anchor.range && !anchor.range.collapsed ? [anchor.range] : []));
}
