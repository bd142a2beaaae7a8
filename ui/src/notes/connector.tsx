import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { activeKey, pointedKey } from "./notes";
import type { Placed } from "./placed";

interface ConnectorProps {
  margin: RefObject<HTMLElement | null>;
  column: RefObject<HTMLElement | null>;
  placed: readonly Placed[];
}

/** From the top of a line of text to its middle, in CSS pixels; the same for the first line of a card. */
const halfLine = 12;

/** A line from the edge of the text to the card of the note that is active or pointed at. */
export function Connector({ margin, column, placed }: ConnectorProps) {
  const path = useRef<SVGPathElement>(null);
  const marked = pointedKey.value ?? activeKey.value;
  const note = placed.find(({ entry }) => entry.key === marked);
  useLayoutEffect(() => {
    const draw = () => path.current?.setAttribute("d", note ? between(note, margin.current, column.current) : "");
    draw();
    // Cards are moved when one of them grows, too.
    const root = margin.current;
    root?.addEventListener("postil:packed", draw);
    return () => root?.removeEventListener("postil:packed", draw);
  });
  return (
    <svg class={`connector${note ? ` label-${note.entry.label}` : ""}`} aria-hidden="true">
      <path ref={path} />
    </svg>
  );
}

/** The way from a note's line to its card, seen from the corner of the margin. Nothing while either has no place. */
function between({ entry, top }: Placed, margin: HTMLElement | null, column: HTMLElement | null): string {
  const place = margin?.querySelector<HTMLElement>(`[data-place="${entry.key}"]`);
  if (!margin || !column || !place) return "";
  const edge = margin.getBoundingClientRect();
  const text = column.getBoundingClientRect();
  const isLeft = edge.right <= text.left;
  const from = isLeft ? text.left - edge.left : text.right - edge.left;
  const to = isLeft ? edge.width : 0;
  const start = top - edge.top - scrollY + halfLine;
  // Where a gliding card will stand, not where it is on its way there.
  const end = new DOMMatrixReadOnly(place.style.transform).m42 + halfLine + cardPadding;
  const bend = (from + to) / 2;
  return `M${from} ${start}C${bend} ${start} ${bend} ${end} ${to} ${end}`;
}

/** From the top of a card to its first line, which stands level with the line the note is on. */
export const cardPadding = 9;
