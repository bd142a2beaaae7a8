/** The list of articles that is shown: read a page at a time, as the reader comes to it. */

import { batch, signal } from "@preact/signals";
import { asFailure, call } from "../core/core";
import type { ArticlePage, ArticleSummary, Failure, ListQuery, Overview, Place } from "../core/wire";
import { changeSettings, settings } from "../settings/settings";
import { startAtTop } from "./returning";

/** Articles read at once, and given at the start. */
const pageSize = 60;

/** Which list is shown, but for its order, which is kept with the settings. */
export type Shown = Omit<ListQuery, "order" | "reversed">;

/** The filters one can switch on and off. */
export const filterNames = ["unread", "new_comments", "favourite", "notes"] as const;
export type FilterName = (typeof filterNames)[number];

const everything = { unread: false, new_comments: false, favourite: false, notes: false };

export const shown = signal<Shown>({ place: { in: "library" }, ...everything });
/** How many articles the list has; undefined until it is known. */
export const total = signal<number | undefined>(undefined);
/** The articles that were read, by their place in the list. */
export const rows = signal<ReadonlyMap<number, ArticleSummary>>(new Map());
export const listFailure = signal<Failure | undefined>(undefined);
export const overview = signal<Overview | undefined>(undefined);

/** Answers that belong to an earlier list are of no use. */
let generation = 0;
let wanted = { from: 0, to: pageSize };
const asked = new Set<number>();

/** The whole question: what is shown, in the reader's order. */
export function listQuery(): ListQuery {
  const { list_order: order, list_reversed: reversed } = settings.value;
  const byHand = shown.value.place.in === "collection" && order === "saved";
  return { ...shown.value, order: byHand ? "hand" : order, reversed };
}

/** Shows another place, with all that is in it. */
export function goToPlace(place: Place): void {
  shown.value = { place, ...everything };
  startAnew();
}

/** Switches a filter on or off. */
export function toggleFilter(name: FilterName): void {
  shown.value = { ...shown.value, [name]: !shown.value[name] };
  startAnew();
}

/** Switches all filters off. */
export function clearFilters(): void {
  shown.value = { ...shown.value, ...everything };
  startAnew();
}

/** Puts lists in another order, from now on. */
export function sortBy(order: ListQuery["order"], reversed: boolean): void {
  changeSettings({ list_order: order, list_reversed: reversed });
  startAnew();
}

/** Reads what stands from one place of the list to another, unless it is there already. */
export function want(from: number, to: number): void {
  wanted = { from, to };
  for (let page = Math.floor(from / pageSize); page * pageSize < to; page += 1) {
    if (!asked.has(page)) void readPage(page, generation);
  }
}

/** Reads the list and the counts again; what is in sight stays until the new is there. */
export async function refresh(): Promise<void> {
  // The list does not wait for the counts around it.
  await Promise.all([readList(), readCounts()]);
}

let isJustRead = false;

/** Takes the first articles of the list as the shell gave them; the counts come when they come. */
export function startWith(page: ArticlePage): void {
  total.value = page.total;
  rows.value = new Map(page.articles.entries());
  asked.add(0);
  isJustRead = true;
  void readCounts();
}

/** Reads the list again as it comes into view. */
export function refreshInView(): void {
  if (!isJustRead) void refresh();
  isJustRead = false;
}

async function readList(): Promise<void> {
  const mine = ++generation;
  asked.clear();
  const first = Math.floor(wanted.from / pageSize);
  const count = Math.max(1, Math.ceil(wanted.to / pageSize) - first);
  for (let page = first; page < first + count; page += 1) asked.add(page);
  const offset = first * pageSize;
  try {
    const page = await call("list_articles", { query: listQuery(), offset, limit: count * pageSize });
    if (mine !== generation) return;
    batch(() => {
      total.value = page.total;
      rows.value = new Map(page.articles.map((article, index) => [offset + index, article]));
      listFailure.value = undefined;
    });
  } catch (error) {
    if (mine === generation) listFailure.value = asFailure(error);
  }
}

async function readCounts(): Promise<void> {
  try {
    overview.value = await call("overview", {});
  } catch (error) {
    listFailure.value = asFailure(error);
  }
}

/** The articles of a stretch of the list, whether they were read or not. */
export async function idsBetween(from: number, to: number): Promise<readonly number[]> {
  const known: number[] = [];
  for (let index = from; index <= to; index += 1) {
    const id = rows.value.get(index)?.id;
    if (id === undefined) return call("list_ids", { query: listQuery(), offset: from, limit: to - from + 1 });
    known.push(id);
  }
  return known;
}

function startAnew(): void {
  wanted = { from: 0, to: pageSize };
  startAtTop();
  scrollTo(0, 0);
  void refresh();
}

async function readPage(page: number, mine: number): Promise<void> {
  asked.add(page);
  const offset = page * pageSize;
  try {
    const answer = await call("list_articles", { query: listQuery(), offset, limit: pageSize });
    if (mine !== generation) return;
    const next = new Map(rows.value);
    answer.articles.forEach((article, index) => next.set(offset + index, article));
    batch(() => {
      rows.value = next;
      total.value = answer.total;
    });
  } catch (error) {
    asked.delete(page);
    if (mine === generation) listFailure.value = asFailure(error);
  }
}
