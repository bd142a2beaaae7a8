/** The reading cursor: the block, comment or cell that has the keyboard's focus. */

const stopSelector = "[data-stop]";
/** Height of the bar that covers the top of the page. */
export const barHeight = 48;

let last: HTMLElement | undefined;

/** Remembers where the cursor is, and lets Tab come back to that very place. */
export function followFocus(root: HTMLElement): () => void {
  const onFocus = (event: FocusEvent) => {
    const stop = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(stopSelector) : null;
    if (!stop || !root.contains(stop)) return;
    if (last && last !== stop && last.tabIndex === 0) last.tabIndex = -1;
    last = stop;
    if (stop === event.target) stop.tabIndex = 0;
  };
  const first = root.querySelector<HTMLElement>(stopSelector);
  if (first && first.localName !== "summary") first.tabIndex = 0;
  root.addEventListener("focusin", onFocus);
  return () => root.removeEventListener("focusin", onFocus);
}

/** The element commands act on: what has the focus, else where the cursor was, else what is first in view. */
export function placeOfCursor(root: HTMLElement): HTMLElement | undefined {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && root.contains(focused)) return focused;
  if (last?.isConnected && root.contains(last)) return last;
  return firstInView(stopsIn(root, stopSelector));
}

/** Goes to the next (1) or previous (-1) stop that matches. Whether there was one. */
export function step(root: HTMLElement, direction: 1 | -1, selector = stopSelector): boolean {
  const stops = stopsIn(root, selector);
  const focused = document.activeElement;
  const here = focused instanceof HTMLElement && root.contains(focused) ? focused : last;
  const current = here?.isConnected && root.contains(here) && isNearView(here) ? here : undefined;
  const next = current ? neighbour(stops, current, direction) : firstInView(stops);
  if (next) moveTo(next);
  return next !== undefined;
}

/** Puts the cursor on an element and brings it into view. */
export function moveTo(stop: HTMLElement): void {
  if (!stop.hasAttribute("tabindex") && stop.localName !== "summary") stop.tabIndex = -1;
  // A key brought it there, whatever brought the focus to where it was before.
  stop.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
  stop.scrollIntoView({ block: "nearest" });
}

function stopsIn(root: HTMLElement, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)].filter((stop) => stop.checkVisibility());
}

function neighbour(stops: readonly HTMLElement[], here: HTMLElement, direction: 1 | -1): HTMLElement | undefined {
  const side = direction === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const beyond = (stop: HTMLElement) => (here.compareDocumentPosition(stop) & side) !== 0 && !stop.contains(here);
  const outside = stops.filter((stop) => beyond(stop) && !isInsideCell(here, stop));
  return direction === 1 ? outside.at(0) : outside.at(-1);
}

/** From a cell the next stop is beyond its table, not in the next cell. */
function isInsideCell(here: HTMLElement, stop: HTMLElement): boolean {
  const table = here.closest("table");
  return table !== null && table.contains(stop);
}

function firstInView(stops: readonly HTMLElement[]): HTMLElement | undefined {
  return stops.find((stop) => stop.getBoundingClientRect().bottom > barHeight + 8) ?? stops.at(-1);
}

function isNearView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -innerHeight / 2 && top < innerHeight * 1.5;
}
