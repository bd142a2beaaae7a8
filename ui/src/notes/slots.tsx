/** What stands in the text where notes are: buttons at its edge, and the notes themselves where there is no margin. */

import { render } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { element } from "../article/dom";
import { words } from "../i18n/words";
import { Card } from "./card";
import { activeKey, type Entry } from "./notes";
import { packed } from "./packing";
import type { Placed } from "./placed";

type Return = (entry: Entry) => void;
/** The notes of each slot, in their order. */
type Slots = ReadonlyMap<HTMLElement, readonly Placed[]>;

/** Fills the slots after the blocks that carry notes. Only those are drawn again in which something changed. */
export function useSlots(placed: readonly Placed[], isInline: boolean, onReturn: Return): void {
  const filled = useRef<Slots>(new Map());
  const wasInline = useRef(isInline);
  useLayoutEffect(() => {
    const before = wasInline.current === isInline ? filled.current : new Map<HTMLElement, readonly Placed[]>();
    const slots = grouped(placed);
    for (const slot of filled.current.keys()) if (!slots.has(slot)) render(null, slot);
    const changed = [...slots].filter(([slot, notes]) => !isSameList(notes, before.get(slot)));
    for (const [slot, notes] of changed) {
      render(<SlotContent notes={notes} isInline={isInline} onReturn={onReturn} />, slot);
    }
    if (!isInline) align(changed);
    filled.current = slots;
    wasInline.current = isInline;
  }, [placed, isInline]);
  useLayoutEffect(
    () => () => {
      for (const slot of filled.current.keys()) render(null, slot);
    },
    [],
  );
}

function grouped(placed: readonly Placed[]): Slots {
  const slots = new Map<HTMLElement, Placed[]>();
  for (const note of placed) {
    const slot = slotAfter(note.anchor.node);
    const notes = slot && slots.get(slot);
    if (notes) notes.push(note);
    else if (slot) slots.set(slot, [note]);
  }
  return slots;
}

function isSameList(some: readonly Placed[], other: readonly Placed[] | undefined): boolean {
  return some.length === other?.length && some.every((note, index) => note === other[index]);
}

/** The slot behind the block or in the comment that holds `node`; made where there is none yet. */
function slotAfter(node: HTMLElement): HTMLElement | undefined {
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
  isInline: boolean;
  onReturn: Return;
}

function SlotContent({ notes, isInline, onReturn }: SlotProps) {
  return (
    <>
      {notes.map(({ entry }, index) =>
        isInline ? (
          <Card key={entry.key} entry={entry} onReturn={onReturn} />
        ) : (
          <Marker key={entry.key} entry={entry} position={index + 1} />
        ),
      )}
    </>
  );
}

/** Height that a marker takes up; with the gap between them markers on neighbouring lines keep their lines. */
const markerHeight = 20;

/**
 * Puts the markers at the edge of the text, each at the line its note is on, or below another on the same line. First
 * all measures are taken, then all is written.
 */
function align(slots: readonly (readonly [HTMLElement, readonly Placed[]])[]): void {
  const moves = slots.map(([slot, notes]) => {
    const buttons = [...slot.querySelectorAll<HTMLElement>(":scope > .marker")];
    const origin = (buttons[0]?.offsetParent ?? slot).getBoundingClientRect().top + scrollY;
    const tops = packed(
      notes.map(({ top }) => ({ want: top - origin, height: markerHeight })),
      undefined,
    );
    return { buttons, tops };
  });
  for (const { buttons, tops } of moves) {
    buttons.forEach((button, index) => (button.style.transform = `translateY(${Math.round(tops[index] ?? 0)}px)`));
  }
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
