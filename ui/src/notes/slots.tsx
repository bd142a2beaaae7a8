import { useLayoutEffect, useRef } from "preact/hooks";
import { element } from "../article/dom";
import { words } from "../i18n/words";
import { Card } from "./card";
import { activeKey, type Entry } from "./notes";
import { lineOf, type Placed } from "./placed";

/** The slot behind the block or in the comment that holds `node`; made where there is none yet. */
export function slotAfter(node: HTMLElement): HTMLElement | undefined {
  const comment = node.closest<HTMLElement>("[data-comment]");
  if (comment) return comment.querySelector<HTMLElement>(":scope > [data-slot]") ?? undefined;
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
  return (
    <>
      {notes.map((note, index) => (
        <Marker key={note.entry.key} note={note} slot={slot} position={index + 1} />
      ))}
    </>
  );
}

/** A button at the edge of the text, at the line its note is on. It leads to the card. */
function Marker({ note, slot, position }: { note: Placed; slot: HTMLElement; position: number }) {
  const button = useRef<HTMLButtonElement>(null);
  const { entry, anchor } = note;
  const { notes } = words();
  useLayoutEffect(() => {
    const origin = button.current?.offsetParent ?? slot;
    const offset = lineOf(anchor) - origin.getBoundingClientRect().top;
    if (button.current) button.current.style.transform = `translateY(${Math.round(offset)}px)`;
  });
  const open = () => {
    activeKey.value = entry.key;
    document.querySelector<HTMLElement>(`.card[data-key="${entry.key}"]`)?.focus({ preventScroll: true });
  };
  return (
    <button
      ref={button}
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
