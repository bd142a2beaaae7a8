/** Paints marked words by CSS Custom Highlights: the text itself stays untouched. */

import type { Label } from "../core/wire";
import type { Anchor } from "./anchors";
import { labelOrder } from "./notes";

/** Whether the engine can paint; without it the marker buttons still tell where notes are. */
const canPaint = "highlights" in CSS && typeof Highlight === "function";

/** Something to be painted. */
export interface Mark {
  anchor: Anchor;
  label: Label;
}

/** Paints exactly these marks, and takes earlier ones away. */
export function paint(marks: readonly Mark[]): void {
  for (const node of document.querySelectorAll<HTMLElement>("[data-marked]")) delete node.dataset["marked"];
  for (const { anchor, label } of marks) {
    if (!anchor.range || anchor.range.collapsed) anchor.node.dataset["marked"] = label;
  }
  if (!canPaint) return;
  for (const label of labelOrder) {
    setHighlight(label, rangesOf(marks.filter((mark) => mark.label === label)));
  }
}

/** Lifts the words of one note out, or of none. */
export function paintActive(anchor: Anchor | undefined): void {
  setHighlight("active-note", anchor?.range && !anchor.range.collapsed ? [anchor.range] : []);
}

/** Paints ranges under a name; none takes the highlight away. */
export function setHighlight(name: string, ranges: readonly Range[]): void {
  if (!canPaint) return;
  // Taken away first: WebKitGTK 2.50 leaves words painted that are in the old highlight and not in the new one.
  CSS.highlights.delete(name);
  if (ranges.length === 0) return;
  // With live ranges WebKitGTK 2.50 paints some highlights on words elsewhere in the document.
  const highlight = new Highlight(...ranges.map((range) => new StaticRange(range)));
  highlight.priority = name === "active-note" || name === "find-current" ? 2 : name === "find" ? 1 : 0;
  CSS.highlights.set(name, highlight);
}

function rangesOf(marks: readonly Mark[]): Range[] {
  return marks.flatMap(({ anchor }) => (anchor.range && !anchor.range.collapsed ? [anchor.range] : []));
}
