import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { barHeight, moveTo } from "../article/cursor";
import { Icon } from "../core/icons";
import type { Surface } from "../core/wire";
import { interfaceDirection, words } from "../i18n/words";
import { later } from "../core/later";
import { anchorOf } from "./anchors";
import { Card } from "./card";
import { cardPadding, Connector } from "./connector";
import { paint, paintActive } from "./highlights";
import { useLabelKeys } from "./label-keys";
import { activeKey, type Entry, pointedKey } from "./notes";
import { packed } from "./packing";
import type { Place, Placed } from "./placed";
import { Splitter } from "./splitter";
import { useSlots } from "./slots";
import { usePlaced } from "./use-placed";

const MarkPopover = later(async () => (await import("./mark-popover")).MarkPopover);

interface MarginProps {
  surface: Surface;
  column: RefObject<HTMLElement | null>;
  /** Whether notes stand under their blocks, for want of room beside them. */
  isInline: boolean;
}

/** The notes beside the text, each at the line it is on; or under its block where there is no room. */
export function Margin({ surface, column, isInline }: MarginProps) {
  const aside = useRef<HTMLElement>(null);
  const { places, placed } = usePlaced(surface, column);

  useLayoutEffect(() => {
    paint(placed.map(({ anchor, entry }) => ({ anchor, label: entry.label })));
  }, [placed]);
  useLayoutEffect(
    () => () => {
      paint([]);
    },
    [],
  );
  useLabelKeys();
  useSlots(placed, isInline, returnTo);
  const [chosen, setChosen] = useState<string | undefined>();
  useClicksOnMarks(column, places, setChosen);
  const outside = useOutside(placed);

  if (isInline) {
    const note = placed.find(({ entry }) => entry.key === chosen);
    return (
      <>
        <ActiveMark placed={placed} />
        {note && <MarkPopover note={note} onClose={() => setChosen(undefined)} />}
      </>
    );
  }
  return (
    <aside ref={aside} class="margin" dir={interfaceDirection()} aria-label={words().notes.title} data-pane>
      <Splitter margin={aside} />
      {placed.length === 0 && <p class="margin-hint">{words().notes.empty}</p>}
      <OutOfView side="above" notes={outside.above} />
      {placed.map(({ entry }) => (
        <div key={entry.key} class="card-place" data-place={entry.key}>
          <Card entry={entry} onReturn={returnTo} onPoint={pointAt} />
        </div>
      ))}
      <ActiveMark placed={placed} />
      <Packing margin={aside} places={places} />
      <Connector margin={aside} column={column} placed={placed} />
      <OutOfView side="below" notes={outside.below} />
    </aside>
  );
}

function pointAt(entry: Entry | undefined): void {
  pointedKey.value = entry?.key;
}

/**
 * Lifts out the words of the note that is pointed at, or of the active one. What follows the pointer or the active
 * card is a component of its own, so that hundreds of cards are not gone through for two that change.
 */
function ActiveMark({ placed }: { placed: readonly Placed[] }) {
  const marked = pointedKey.value ?? activeKey.value;
  const anchor = placed.find(({ key }) => key === marked)?.anchor;
  useLayoutEffect(() => {
    paintActive(anchor);
    return () => paintActive(undefined);
  }, [anchor]);
  return null;
}

/** How many notes are further up or down, and the way to the nearest of them. */
function OutOfView({ side, notes }: { side: "above" | "below"; notes: readonly Placed[] }) {
  const nearest = side === "above" ? notes.at(-1) : notes.at(0);
  if (!nearest) return null;
  return (
    <button
      type="button"
      class={`quiet out-of-view ${side}`}
      onClick={() => {
        activeKey.value = nearest.entry.key;
        returnTo(nearest.entry);
      }}
    >
      <Icon name={side === "above" ? "up" : "down"} />
      {words().notes[side](notes.length)}
    </button>
  );
}

/** The notes whose lines are not in the window. */
function useOutside(placed: readonly Placed[]): { above: readonly Placed[]; below: readonly Placed[] } {
  const [view, setView] = useState({ top: 0, bottom: Number.POSITIVE_INFINITY });
  useEffect(() => {
    let frame = 0;
    const update = () => {
      // Steps of a line keep the margin from being drawn again for every pixel.
      const top = Math.round(scrollY / lineStep) * lineStep;
      setView((before) => (before.top === top ? before : { top, bottom: top + innerHeight }));
    };
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(update);
    };
    setView({ top: scrollY, bottom: scrollY + innerHeight });
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, []);
  return {
    above: placed.filter(({ top }) => top < view.top + barHeight),
    below: placed.filter(({ top }) => top > view.bottom),
  };
}

/** A click on marked words opens their note; pointing at them points at its card. */
function useClicksOnMarks(
  column: RefObject<HTMLElement | null>,
  places: readonly Place[],
  choose: (key: string | undefined) => void,
): void {
  useEffect(() => {
    const root = column.current;
    let frame = 0;
    const onClick = (event: MouseEvent) => {
      if (getSelection()?.isCollapsed === false || !(event.target instanceof Element)) return;
      if (event.target.closest("button, a, .card")) return;
      const key = noteAt(event, places);
      activeKey.value = key;
      choose(key);
    };
    const onMove = (event: PointerEvent) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => (pointedKey.value = noteAt(event, places)));
    };
    const onLeave = () => {
      cancelAnimationFrame(frame);
      pointedKey.value = undefined;
    };
    root?.addEventListener("click", onClick);
    root?.addEventListener("pointermove", onMove);
    root?.addEventListener("pointerleave", onLeave);
    return () => {
      onLeave();
      root?.removeEventListener("click", onClick);
      root?.removeEventListener("pointermove", onMove);
      root?.removeEventListener("pointerleave", onLeave);
    };
  }, [column, places]);
}

/** Key of the note whose words are at a point; of several the one that begins last. */
function noteAt({ clientX, clientY, target }: MouseEvent, places: readonly Place[]): string | undefined {
  if (places.length === 0) return undefined;
  const caret = document.caretRangeFromPoint(clientX, clientY);
  return places.findLast(({ anchor }) =>
    anchor.range && !anchor.range.collapsed
      ? caret !== null && anchor.range.isPointInRange(caret.startContainer, caret.startOffset)
      : target instanceof Node && anchor.node.matches("td, th") && anchor.node.contains(target),
  )?.key;
}

/** Puts the cursor back on what a note is on. */
export function returnTo(entry: Entry): void {
  const anchor = anchorOf(entry.target, document);
  const stop = anchor?.node.closest<HTMLElement>("td, th, [data-stop], [data-comment]") ?? anchor?.node;
  if (stop) moveTo(stop);
}

const lineStep = 24;

/** Moves the cards to their places: first all measures are taken, then all is written. */
function Packing({ margin, places }: { margin: RefObject<HTMLElement | null>; places: readonly Place[] }) {
  const active = activeKey.value;
  const heights = useRef(new WeakMap<Element, number>()).current;
  const pack = useRef(() => {});
  pack.current = () => {
    if (margin.current) packCards(margin.current, places, active, heights);
  };
  useLayoutEffect(() => pack.current(), [places, active]);
  // A card that opens, closes or is written in changes its height, and is seen doing so before the frame is drawn. The
  // heights come with it: asking hundreds of cards for theirs would lay out the page in the middle of the work.
  useLayoutEffect(() => {
    const observer = new ResizeObserver((changes) => {
      for (const { target, borderBoxSize } of changes) heights.set(target, borderBoxSize[0]?.blockSize ?? 0);
      pack.current();
    });
    margin.current?.querySelectorAll("[data-place]").forEach((card) => observer.observe(card));
    return () => observer.disconnect();
  }, [places]);
  return null;
}

/** So many cards move at once rather than glide: each gliding one is a layer of its own to the engine. */
const mostGliding = 40;
const heightStep = 1200;

function packCards(
  margin: HTMLElement,
  places: readonly Place[],
  active: string | undefined,
  heights: WeakMap<Element, number>,
): void {
  const cards = [...margin.querySelectorAll<HTMLElement>("[data-place]")];
  const origin = margin.getBoundingClientRect().top + scrollY;
  const wishes = cards.map((card, index) => ({
    want: (places[index]?.top ?? 0) - origin - cardPadding,
    height: heights.get(card) ?? card.offsetHeight,
  }));
  const index = places.findIndex(({ key }) => key === active);
  const tops = packed(wishes, index < 0 ? undefined : index);
  margin.toggleAttribute("data-gliding", cards.length <= mostGliding);
  cards.forEach((card, at) => {
    const transform = `translateY(${Math.round(tops[at] ?? 0)}px)`;
    if (card.style.transform !== transform) card.style.transform = transform;
  });
  const end = Math.max(0, ...tops.map((top, at) => top + (wishes[at]?.height ?? 0)));
  // Another height lays out the whole page again, so it grows by large steps.
  const height = `${Math.ceil(end / heightStep) * heightStep}px`;
  if (margin.style.minHeight !== height) margin.style.minHeight = height;
  margin.dispatchEvent(new CustomEvent("postil:packed"));
}
