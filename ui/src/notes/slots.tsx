import { useLayoutEffect } from "preact/hooks";
import { element } from "../article/dom";
import { words } from "../i18n/words";
import { Card } from "./card";
import { activeKey, type Entry } from "./notes";
import { packed } from "./packing";
import { lineOf, type Placed } from "./placed";

/** The slot behind the block or in the comment that holds `node`; made where there is none yet. */
export function slotAfter(node: HTMLElement): HTMLElement | undefined {
  const comment = node.closest<HTMLElement>("[data-comment]");
  if (comment) return comment.querySelector<HTMLElement>("[data-slot]") ?? undefined;
  const body = node.closest<HTMLElement>("[data-slots]");
  if (!body) return undefined;
  let block = node;
  while (block.parentElement && block.parentElement !== body) block = block.parentElement;
  const next = block.nextElementSibling;
  if (next instanceof HTMLElement && next.dataset["slot"] !== undefined) return next;
  const slot = element("div", { class: "note-slot", "data-slot": true });
  block.after(slot);
  return slot;
}

interface SlotProps {
  notes: readonly Placed[];
  slot: HTMLElement;
  isInline: boolean;
  onReturn: (entry: Entry) => void;
}

/** What stands in a slot: a button for each note, and the notes themselves where there is no margin. */
export function SlotContent({ notes, slot, isInline, onReturn }: SlotProps) {
  if (isInline) {
    return (
      <>
        {notes.map(({ entry }) => (
          <Card key={entry.key} entry={entry} onReturn={onReturn} />
        ))}
      </>
    );
  }
  return <Markers notes={notes} slot={slot} />;
}

/** Height that a marker takes up; with the gap between them markers on neighbouring lines keep their lines. */
const markerHeight = 20;

/** Buttons at the edge of the text, each at the line its note is on, or below another on the same line. */
function Markers({ notes, slot }: Pick<SlotProps, "notes" | "slot">) {
  useLayoutEffect(() => {
    const buttons = [...slot.querySelectorAll<HTMLElement>(":scope > .marker")];
    const origin = (buttons[0]?.offsetParent ?? slot).getBoundingClientRect().top;
    const wishes = notes.map(({ anchor }) => ({ want: lineOf(anchor) - origin, height: markerHeight }));
    const tops = packed(wishes, undefined);
    buttons.forEach((button, index) => (button.style.transform = `translateY(${Math.round(tops[index] ?? 0)}px)`));
  });
  return (
    <>
      {notes.map(({ entry }, index) => (
        <Marker key={entry.key} entry={entry} position={index + 1} />
      ))}
    </>
  );
}

/** The way from the text to a card. */
function Marker({ entry, position }: { entry: Entry; position: number }) {
  const { notes } = words();
  const open = () => {
    activeKey.value = entry.key;
    document.querySelector<HTMLElement>(`.card[data-key="${entry.key}"]`)?.focus({ preventScroll: true });
  };
  return (
    <button
      type="button"
      class={`marker label-${entry.label}`}
      data-marker={entry.id ?? "new"}
      aria-label={notes.marker(position, notes.labels[entry.label])}
      onClick={open}
    >
      {notes.initials[entry.label]}
    </button>
  );
}
