import { render, type RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { moveTo } from "../article/cursor";
import type { Surface } from "../core/wire";
import { words } from "../i18n/words";
import { anchorOf } from "./anchors";
import { Card } from "./card";
import { paint } from "./highlights";
import { activeKey, editingKey, type Entry, entries } from "./notes";
import { packed } from "./packing";
import { isOnSurface, lineOf, type Placed } from "./placed";
import { SlotContent, slotAfter } from "./slots";

interface MarginProps {
  surface: Surface;
  column: RefObject<HTMLElement | null>;
  /** Whether notes stand under their blocks, for want of room beside them. */
  isInline: boolean;
}

/** The notes beside the text, each at the line it is on; or under its block where there is no room. */
export function Margin({ surface, column, isInline }: MarginProps) {
  const aside = useRef<HTMLElement>(null);
  const placed = usePlaced(surface, column);
  const [pointed, setPointed] = useState<string | undefined>();
  const marked = pointed ?? activeKey.value;

  useLayoutEffect(() => {
    paint(placed.map(({ anchor, entry }) => ({ anchor, label: entry.label, isActive: entry.key === marked })));
  }, [placed, marked]);
  useLayoutEffect(() => () => paint([]), []);
  useSlots(placed, isInline);
  usePacking(aside, placed, isInline);

  if (isInline) return null;
  return (
    <aside ref={aside} class="margin" aria-label={words().notes.title} data-pane>
      {placed.length === 0 && <p class="margin-hint">{words().notes.empty}</p>}
      {placed.map(({ entry }) => (
        <div key={entry.key} class="card-place" data-place={entry.key}>
          <Card entry={entry} onReturn={returnTo} onPoint={(over) => setPointed(over?.key)} />
        </div>
      ))}
    </aside>
  );
}

/** Puts the cursor back on what a note is on. */
export function returnTo(entry: Entry): void {
  const anchor = anchorOf(entry.target, document);
  const stop = anchor?.node.closest<HTMLElement>("td, th, [data-stop], [data-comment]") ?? anchor?.node;
  if (stop) moveTo(stop);
}

/** The notes of a surface in the order of their places; worked out again whenever the surface changes shape. */
function usePlaced(surface: Surface, column: RefObject<HTMLElement | null>): readonly Placed[] {
  const [placed, setPlaced] = useState<readonly Placed[]>([]);
  const all = entries.value;
  const place = useCallback(() => {
    const root = column.current;
    if (!root) return;
    const found = all
      .filter((entry) => isOnSurface(entry, surface) && entry.placement !== "unplaced")
      .flatMap((entry) => {
        const anchor = anchorOf(entry.target, root);
        return anchor ? [{ entry, anchor, top: lineOf(anchor) + scrollY }] : [];
      });
    setPlaced(found.toSorted((a, b) => a.top - b.top));
  }, [all, surface, column]);
  useLayoutEffect(place, [place]);
  useEffect(() => {
    const root = column.current;
    if (!root) return undefined;
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    const observer = new ResizeObserver(later);
    observer.observe(root);
    root.addEventListener("postil:layout", later);
    root.addEventListener("toggle", later, true);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      root.removeEventListener("postil:layout", later);
      root.removeEventListener("toggle", later, true);
    };
  }, [place, column]);
  return placed;
}

/** From the top of a card to its first line, which stands level with the line the note is on. */
const cardPadding = 9;

/** Moves the cards to their places: first all measures are taken, then all is written. */
function usePacking(aside: RefObject<HTMLElement | null>, placed: readonly Placed[], isInline: boolean): void {
  const active = activeKey.value;
  const editing = editingKey.value;
  useLayoutEffect(() => {
    const margin = aside.current;
    if (!margin || isInline) return undefined;
    const pack = () => {
      const places = [...margin.querySelectorAll<HTMLElement>("[data-place]")];
      const origin = margin.getBoundingClientRect().top + scrollY;
      const wishes = places.map((card, index) => ({
        want: (placed[index]?.top ?? 0) - origin - cardPadding,
        height: card.offsetHeight,
      }));
      const index = placed.findIndex(({ entry }) => entry.key === active);
      const tops = packed(wishes, index < 0 ? undefined : index);
      places.forEach((card, at) => (card.style.transform = `translateY(${Math.round(tops[at] ?? 0)}px)`));
      const end = Math.max(0, ...tops.map((top, at) => top + (wishes[at]?.height ?? 0)));
      margin.style.minHeight = `${Math.ceil(end)}px`;
    };
    pack();
    const observer = new ResizeObserver(pack);
    margin.querySelectorAll("[data-place]").forEach((card) => observer.observe(card));
    return () => observer.disconnect();
  }, [placed, active, editing, isInline]);
}

/** Marker buttons after the blocks that carry notes, and under them the cards where there is no margin. */
function useSlots(placed: readonly Placed[], isInline: boolean): void {
  useLayoutEffect(() => {
    const groups = new Map<HTMLElement, Placed[]>();
    placed.forEach((note) => {
      const slot = slotAfter(note.anchor.node);
      if (slot) groups.set(slot, [...(groups.get(slot) ?? []), note]);
    });
    for (const slot of document.querySelectorAll<HTMLElement>("[data-slot]")) {
      const notes = groups.get(slot);
      if (notes) render(<SlotContent notes={notes} slot={slot} isInline={isInline} onReturn={returnTo} />, slot);
      else render(null, slot);
    }
  }, [placed, isInline]);
  useLayoutEffect(
    () => () => {
      for (const slot of document.querySelectorAll<HTMLElement>("[data-slot]")) render(null, slot);
    },
    [],
  );
}
