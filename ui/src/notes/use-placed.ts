/** Follows the notes of a surface and the places they stand at. */

import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Surface } from "../core/wire";
import { anchorOf } from "./anchors";
import { type Entry, entries } from "./notes";
import { isOnSurface, isSame, lineOf, type Place, type Placed } from "./placed";

/** The notes of a surface and their places, both in the order of the places. */
interface Standing {
  /** The same list as before while no note came, went or moved, whatever is written in them. */
  places: readonly Place[];
  /** Each note that did not change is the same object as before. */
  placed: readonly Placed[];
}

/** The notes of a surface, placed. */
export function usePlaced(surface: Surface, column: RefObject<HTMLElement | null>): Standing {
  const all = entries.value;
  const places = usePlaces(useStanding(all, surface), column);
  const before = useRef<readonly Placed[]>([]);
  before.current = together(places, all, before.current);
  return { places, placed: before.current };
}

/** Each place with its note as it is now: a save costs the one note that was saved. */
function together(places: readonly Place[], all: readonly Entry[], before: readonly Placed[]): readonly Placed[] {
  const notes = new Map(all.map((entry) => [entry.key, entry]));
  const placed = places.flatMap((place, index) => {
    const entry = notes.get(place.key);
    if (!entry) return [];
    const twin = before[index];
    return twin?.entry === entry && twin.anchor === place.anchor && twin.top === place.top ? [twin] : [{ ...place, entry }];
  });
  return placed.length === before.length && placed.every((note, index) => note === before[index]) ? before : placed;
}

/** The notes that have a place on a surface; the same list as before while none of them is another or elsewhere. */
function useStanding(all: readonly Entry[], surface: Surface): readonly Entry[] {
  const before = useRef<readonly Entry[]>([]);
  const standing = all.filter((entry) => isOnSurface(entry, surface) && entry.placement !== "unplaced");
  const isUnmoved = (entry: Entry, index: number) => {
    const twin = before.current[index];
    return twin?.key === entry.key && twin.target === entry.target;
  };
  if (standing.length !== before.current.length || !standing.every(isUnmoved)) before.current = standing;
  return before.current;
}

/** Where notes stand; worked out again whenever the surface changes shape. */
function usePlaces(standing: readonly Entry[], column: RefObject<HTMLElement | null>): readonly Place[] {
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const place = useCallback(() => {
    const root = column.current;
    if (!root) return;
    const found = standing.flatMap(({ key, target }) => {
      const anchor = anchorOf(target, root);
      return anchor ? [{ key, anchor, top: lineOf(anchor) + scrollY }] : [];
    });
    const sorted = found.toSorted((a, b) => a.top - b.top);
    setPlaces((before) => (isSame(before, sorted) ? before : sorted));
  }, [standing, column]);
  useLayoutEffect(place, [place]);
  useEffect(() => {
    const root = column.current;
    if (!root) return undefined;
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    const observer = new ResizeObserver(soon);
    observer.observe(root);
    root.addEventListener("postil:layout", soon);
    root.addEventListener("toggle", soon, true);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      root.removeEventListener("postil:layout", soon);
      root.removeEventListener("toggle", soon, true);
    };
  }, [place, column]);
  return places;
}
