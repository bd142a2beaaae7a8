/** The articles that are chosen, to do something to all of them. */

import { signal } from "@preact/signals";
import { announce } from "../core/announce";
import { reportFailure } from "../core/undo";
import { words } from "../i18n/words";
import { idsBetween, total } from "./list";

/** The ids of the chosen articles. */
export const selected = signal<ReadonlySet<number>>(new Set());

/** Where a stretch begins that Shift extends. */
let anchor = 0;

/** Chooses an article, or no longer. */
export function toggle(id: number, index: number): void {
  const next = new Set(selected.value);
  if (!next.delete(id)) next.add(id);
  anchor = index;
  choose(next);
}

/** Chooses everything from the article chosen last to this one, and nothing else unless `adding`. */
export async function extendTo(index: number, adding: boolean): Promise<void> {
  const [from, to] = anchor < index ? [anchor, index] : [index, anchor];
  try {
    const ids = await idsBetween(from, to);
    choose(new Set(adding ? [...selected.value, ...ids] : ids));
  } catch (error) {
    reportFailure(error);
  }
}

/** Where the next stretch begins, while nothing is chosen. */
export function startAt(index: number): void {
  if (selected.value.size === 0) anchor = index;
}

/** Chooses the whole list. */
export async function selectAll(): Promise<void> {
  const count = total.value ?? 0;
  if (count === 0) return;
  try {
    choose(new Set(await idsBetween(0, count - 1)));
  } catch (error) {
    reportFailure(error);
  }
}

/** Chooses nothing. Whether anything was chosen. */
export function clearSelection(): boolean {
  if (selected.value.size === 0) return false;
  choose(new Set());
  return true;
}

function choose(ids: ReadonlySet<number>): void {
  selected.value = ids;
  announce(words().organise.selected(ids.size));
}
