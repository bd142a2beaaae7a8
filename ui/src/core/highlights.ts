/** Names for ranges of the document that are painted by CSS Custom Highlights: the text itself stays untouched. */

/** Whether the engine can paint. */
const canPaint = "highlights" in CSS && typeof Highlight === "function";

/** What is to be painted under each name. */
const painted = new Map<string, readonly Range[]>();

/** How many modal dialogs are open. */
let dialogs = 0;

/** Paints ranges under a name; none takes the highlight away. */
export function setHighlight(name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) painted.delete(name);
  else painted.set(name, ranges);
  if (canPaint) show(name, dialogs === 0 ? ranges : []);
}

/**
 * Takes the paint away until the returned function is called, as long as a modal dialog is open: what lies below is
 * inert then, and WebKitGTK 2.50 paints its highlights on the first words of the dialog instead.
 */
export function withoutHighlights(): () => void {
  dialogs += 1;
  showAll();
  return () => {
    dialogs -= 1;
    showAll();
  };
}

function showAll(): void {
  if (canPaint) for (const [name, ranges] of painted) show(name, dialogs === 0 ? ranges : []);
}

function show(name: string, ranges: readonly Range[]): void {
  // Taken away first: WebKitGTK 2.50 leaves words painted that are in the old highlight and not in the new one.
  CSS.highlights.delete(name);
  if (ranges.length === 0) return;
  // With live ranges WebKitGTK 2.50 paints some highlights on words elsewhere in the document.
  const highlight = new Highlight(...ranges.map((range) => new StaticRange(range)));
  highlight.priority = name === "active-note" || name === "find-current" ? 2 : name === "find" ? 1 : 0;
  CSS.highlights.set(name, highlight);
}
