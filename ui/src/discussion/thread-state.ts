/** The discussion of the open article: its rows, how they are arranged, and what is folded. */

import { computed, signal } from "@preact/signals";
import { announce } from "../core/announce";
import type { Article, SavedComment } from "../core/wire";
import { words } from "../i18n/words";
import { entries } from "../notes/notes";
import {
  branchOf,
  everything,
  type Filter,
  isFiltering,
  type Marks,
  passes,
  type SortOrder,
  sorted,
  withContext,
} from "./arrange";
import { hasLink } from "./links";
import { loadOwn, ownComments, ownShape, writing } from "./own-state";
import { loadPeople } from "./people";
import { ancestors, type Row, threadRows, visibleRows } from "./thread";

const comments = signal<readonly SavedComment[]>([]);
const collapsed = signal<ReadonlySet<string>>(new Set());

/** The order of comments on the same level. */
export const sortOrder = signal<SortOrder>("page");
/** What is shown. */
export const filter = signal<Filter>(everything);
/** The row whose branch alone is shown. */
export const branch = signal<string | undefined>(undefined);
/** Rows that say what the reader looks for; where it is set, only they are shown. */
export const onlyHits = signal<ReadonlySet<string> | undefined>(undefined);

/** All rows, as the page has them. */
export const rows = computed<readonly Row[]>(() => {
  // Only which own comments there are makes rows, not what they say.
  void ownShape.value;
  return threadRows(comments.value, ownComments.peek());
});
/** All rows by their keys. */
export const rowsByKey = computed<ReadonlyMap<string, Row>>(() => new Map(rows.value.map((row) => [row.key, row])));
export const newCount = computed(() => comments.value.filter((comment) => comment.is_new).length);

let lastCounts: ReadonlyMap<string, number> = new Map();
/** Notes by the row they are on. The same map while none comes or goes, however much is written. */
export const noteCounts = computed<ReadonlyMap<string, number>>(() => {
  const counts = new Map<string, number>();
  for (const { target } of entries.value) {
    if (target.on !== "comment" && target.on !== "comment_passage") continue;
    counts.set(target.comment, (counts.get(target.comment) ?? 0) + 1);
  }
  const isSame = counts.size === lastCounts.size && [...counts].every(([key, count]) => lastCounts.get(key) === count);
  if (!isSame) lastCounts = counts;
  return lastCounts;
});

const marks = computed<Marks>(() => ({ notes: noteCounts.value, hasLink }));
const arranged = computed(() => {
  // Order and filter that do not ask for notes do not follow them.
  const known = sortOrder.value === "noted" || filter.value.isNoted ? marks.value : marks.peek();
  const ordered = sorted(rows.value, sortOrder.value, known);
  const shown = branch.value === undefined ? ordered : branchOf(ordered, branch.value);
  const [wanted, hits] = [filter.value, onlyHits.value];
  if (!isFiltering(wanted) && !hits) return { rows: shown, context: new Set<string>() as ReadonlySet<string> };
  return withContext(shown, (row) => passes(row, wanted, known) && (hits?.has(row.key) ?? true));
});
/** Rows that are shown only because something below them is. */
export const context = computed(() => arranged.value.context);
/** The rows in sight. */
export const visible = computed<readonly Row[]>(() => {
  const isPart = isFiltering(filter.value) || onlyHits.value !== undefined;
  return isPart ? arranged.value.rows : visibleRows(arranged.value.rows, collapsed.value);
});

/** Takes over the discussion of an article that was opened. */
export function loadThread(opened: Article): void {
  comments.value = opened.comments;
  loadOwn(opened);
  loadPeople(opened);
  collapsed.value = new Set();
  sortOrder.value = "page";
  filter.value = everything;
  branch.value = undefined;
  onlyHits.value = undefined;
  writing.value = undefined;
}

/** Whether the answers to a row are folded away. */
export function isCollapsed(key: string): boolean {
  return collapsed.value.has(key);
}

/** Folds the answers to a row away, or shows them. */
export function toggle(row: Row): void {
  if (row.replies === 0) return;
  const next = new Set(collapsed.value);
  const isFolding = !next.delete(row.key);
  if (isFolding) next.add(row.key);
  collapsed.value = next;
  announce(isFolding ? words().discussion.collapsed(row.replies) : words().discussion.expanded);
}

/** Folds all threads to their first comments, or shows all if all are folded. */
export function toggleAll(): void {
  const tops = rows.value.filter((row) => row.depth === 0 && row.replies > 0).map((row) => row.key);
  const areFolded = tops.every((key) => collapsed.value.has(key));
  collapsed.value = new Set(areFolded ? [] : tops);
  announce(areFolded ? words().discussion.expanded : words().discussion.allCollapsed(tops.length));
}

/** What is folded, to come back to it. */
export function folds(): ReadonlySet<string> {
  return collapsed.peek();
}

/** Folds exactly what was folded then. */
export function restoreFolds(before: ReadonlySet<string>): void {
  collapsed.value = before;
}

/** A row that is wanted in the document: with the cursor at its top or anywhere near, or only seen, or neither. */
export interface Arrival {
  key: string;
  at?: "top" | "near" | "seen";
}

export const arrival = signal<Arrival | undefined>(undefined);

/** Shows whatever hides a row, and brings it into the document. */
export function reveal(key: string, at?: Arrival["at"]): void {
  if (!arranged.value.rows.some((row) => row.key === key)) {
    filter.value = everything;
    onlyHits.value = undefined;
    branch.value = undefined;
  }
  const hiding = ancestors(rowsByKey.value, key);
  if (hiding.some((above) => collapsed.value.has(above))) {
    collapsed.value = new Set([...collapsed.value].filter((folded) => !hiding.includes(folded)));
  }
  arrival.value = at === undefined ? { key } : { key, at };
}
