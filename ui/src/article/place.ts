/** Where the reader is on a surface: remembered while reading, gone back to when it is shown again. */

import { useEffect, useLayoutEffect } from "preact/hooks";
import type { RefObject } from "preact";
import { call } from "../core/core";
import { setHighlight } from "../core/highlights";
import { inTurn } from "../core/turns";
import type { Article, ReadingPosition, Surface } from "../core/wire";
import { reveal } from "../discussion/thread-state";
import { ownKey } from "../discussion/thread";
import { anchorOf } from "../notes/anchors";
import { activeKey, entries } from "../notes/notes";
import { barHeight, moveTo } from "./cursor";
import { findText } from "./find-text";
import { type Destination, destination, reading } from "./reading";

const placeSelector = "[data-block], [data-comment]";
const delay = 400;

/** Positions of the surfaces that are not shown, for the article that is open. */
const positions = new Map<Surface, ReadingPosition>();
let positionsOf = 0;

/** Follows the reader on a surface, and goes where `destination` says once the surface stands. */
export function usePlace(surface: Surface, column: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => arrive(surface, column.current), [surface]);
  const wanted = destination.value;
  useLayoutEffect(() => {
    if (wanted && column.current) goTo(wanted, column.current);
  }, [wanted]);
  useEffect(() => (column.current ? followReader(surface, column.current) : undefined), [surface]);
}

/** Notes where the reader is with every scroll, and tells the library once the scrolling rests. */
function followReader(surface: Surface, column: HTMLElement): () => void {
  const article = reading.value?.article;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  const save = () => {
    clearTimeout(timer);
    const position = positions.get(surface);
    if (article && position && timer !== undefined) savePosition(article.summary.id, position);
    timer = undefined;
  };
  const measure = () => {
    if (!article || !column.isConnected) return;
    positions.set(surface, positionIn(column, surface, article));
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };
  const onScroll = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  };
  // Which surface is shown counts as a position too, before anything is scrolled.
  onScroll();
  addEventListener("scroll", onScroll, { passive: true });
  addEventListener("pagehide", save);
  return () => {
    cancelAnimationFrame(frame);
    save();
    removeEventListener("scroll", onScroll);
    removeEventListener("pagehide", save);
  };
}

/** Goes to where the reader was on this surface, or to its top. */
function arrive(surface: Surface, column: HTMLElement | null): void {
  const article = reading.value?.article.summary.id ?? 0;
  if (positionsOf !== article) positions.clear();
  positionsOf = article;
  if (destination.value) return;
  const position = positions.get(surface);
  if (position && column) restore(position, column);
  else scrollTo(0, 0);
}

function positionIn(column: HTMLElement, surface: Surface, article: Article): ReadingPosition {
  const first = firstInView(column);
  const before = positions.get("article")?.progress ?? article.position?.progress ?? 0;
  return {
    surface,
    at: first?.dataset["comment"] ?? first?.dataset["block"] ?? null,
    offset: first ? barHeight - first.getBoundingClientRect().top : 0,
    progress: surface === "article" ? Math.max(before, progressOf(column)) : before,
  };
}

/** Losing a position is a nuisance, no loss: it is not worth interrupting anybody. */
function savePosition(article: number, position: ReadingPosition): void {
  inTurn("position", () => call("save_position", { article, position })).catch(() => {});
}

function firstInView(column: HTMLElement): HTMLElement | undefined {
  const places = [...column.querySelectorAll<HTMLElement>(placeSelector)].filter(
    (place) => !place.parentElement?.closest(`${placeSelector}, table`),
  );
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.getBoundingClientRect().bottom ?? 0) > barHeight) high = middle;
    else low = middle + 1;
  }
  return places[low];
}

function progressOf(column: HTMLElement): number {
  const { top, height } = column.getBoundingClientRect();
  return height === 0 ? 0 : Math.min(Math.max((innerHeight - top) / height, 0), 1);
}

function goTo(place: Destination, column: HTMLElement): void {
  destination.value = undefined;
  switch (place.to) {
    case "position":
      restore(place.position, column);
      break;
    case "block":
      showWords(find(column, "block", place.id), place.words);
      break;
    case "table":
      show(find(column, "block", place.id));
      break;
    case "comment":
      reveal(place.id);
      requestAnimationFrame(() => showWords(find(column, "comment", place.id), place.words));
      break;
    case "own":
      reveal(ownKey(place.id));
      requestAnimationFrame(() => show(find(column, "comment", ownKey(place.id))));
      break;
    case "note":
      showNote(place.id, column);
      break;
  }
}

function showNote(id: number, column: HTMLElement): void {
  const entry = entries.value.find((candidate) => candidate.id === id);
  if (!entry) return;
  const { target } = entry;
  if (target.on === "comment" || target.on === "comment_passage") reveal(target.comment);
  activeKey.value = entry.key;
  requestAnimationFrame(() => {
    const anchor = anchorOf(entry.target, column);
    show(anchor?.node.closest<HTMLElement>("td, th, [data-stop]") ?? anchor?.node);
  });
}

function restore(position: ReadingPosition, column: HTMLElement): void {
  let expected = scrollY;
  const settle = () => {
    // A reader who has scrolled meanwhile is left alone.
    if (Math.abs(scrollY - expected) > 4) return;
    const place = position.at === null ? undefined : placeOf(column, position.at);
    if (!place && position.at !== null && position.surface === "discussion") reveal(position.at);
    if (place) scrollTo(0, place.getBoundingClientRect().top + scrollY - barHeight + position.offset);
    else scrollTo(0, 0);
    expected = scrollY;
  };
  settle();
  // A comment that was not in the document comes into it first, and fonts that arrive late move the lines.
  requestAnimationFrame(settle);
  void document.fonts.ready.then(settle);
}

function placeOf(column: HTMLElement, id: string): HTMLElement | undefined {
  return find(column, "comment", id) ?? find(column, "block", id);
}

function find(column: HTMLElement, kind: "block" | "comment", id: string): HTMLElement | undefined {
  return column.querySelector<HTMLElement>(`[data-${kind}="${CSS.escape(id)}"]`) ?? undefined;
}

/** Shows a place with words marked in it; of a table, the row that has them. */
function showWords(place: HTMLElement | undefined, words: readonly string[] = []): void {
  const rows = words.length > 0 ? [...(place?.querySelectorAll<HTMLElement>("tr") ?? [])] : [];
  const found = rows.find((row) => words.every((word) => row.textContent.includes(word))) ?? place;
  show(place);
  if (!found) return;
  if (found !== place) found.scrollIntoView({ block: "center" });
  const ranges = words.flatMap((word) => findText(found, word));
  setHighlight("find", ranges);
  // They are marked until the reader turns to something else.
  addEventListener("pointerdown", () => setHighlight("find", []), { once: true });
}

function show(place: HTMLElement | undefined): void {
  if (!place) return;
  place.closest("details")?.setAttribute("open", "");
  moveTo(place);
  place.scrollIntoView({ block: "center" });
  place.dataset["arrived"] = "";
  setTimeout(() => delete place.dataset["arrived"], 1600);
}
