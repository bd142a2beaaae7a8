/** Orders and filters the rows of a thread. Answers stay below what they answer. Pure. */

import type { Row } from "./thread";

/** In which order comments on the same level stand. */
export type SortOrder = "page" | "newest" | "oldest" | "score" | "replies" | "noted";
export const sortOrders: readonly SortOrder[] = ["page", "newest", "oldest", "score", "replies", "noted"];

/** What is shown of a thread; all conditions hold at once. */
export interface Filter {
  isNew: boolean;
  isMine: boolean;
  isNoted: boolean;
  hasLink: boolean;
  isTop: boolean;
  author: string | undefined;
  minScore: number | undefined;
}

export const everything: Filter = {
  isNew: false,
  isMine: false,
  isNoted: false,
  hasLink: false,
  isTop: false,
  author: undefined,
  minScore: undefined,
};

/** What rows are judged by beside themselves. */
export interface Marks {
  /** Notes by the row they are on. */
  notes: ReadonlyMap<string, number>;
  hasLink: (row: Row) => boolean;
}

/** Whether a filter leaves anything out. */
export function isFiltering(filter: Filter): boolean {
  return (Object.keys(everything) as (keyof Filter)[]).some((name) => filter[name] !== everything[name]);
}

/** Whether a filter shows a row. */
export function passes(row: Row, filter: Filter, marks: Marks): boolean {
  const { comment } = row;
  return (
    (!filter.isNew || comment?.is_new === true) &&
    (!filter.isMine || row.own !== undefined) &&
    (!filter.isNoted || marks.notes.has(row.key)) &&
    (!filter.isTop || row.depth === 0) &&
    (filter.author === undefined || comment?.author?.name === filter.author) &&
    (filter.minScore === undefined || Number(comment?.score ?? Number.NEGATIVE_INFINITY) >= filter.minScore) &&
    (!filter.hasLink || marks.hasLink(row))
  );
}

/** The rows with those on the same level in another order. */
export function sorted(rows: readonly Row[], order: SortOrder, marks: Marks): readonly Row[] {
  if (order === "page") return rows;
  const answers = new Map<string | undefined, Row[]>();
  for (const row of rows) {
    const siblings = answers.get(row.parent);
    if (siblings) siblings.push(row);
    else answers.set(row.parent, [row]);
  }
  const rank = rankOf(order, marks);
  for (const siblings of answers.values()) siblings.sort((a, b) => rank(b) - rank(a));
  const ordered: Row[] = [];
  const waiting = (answers.get(undefined) ?? []).toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    ordered.push(next);
    for (const answer of (answers.get(next.key) ?? []).toReversed()) waiting.push(answer);
  }
  return ordered;
}

/** What the rows of an order are sorted by, largest first. What has no date or score stands last. */
function rankOf(order: Exclude<SortOrder, "page">, marks: Marks): (row: Row) => number {
  switch (order) {
    case "newest":
      return (row) => dateOf(row) ?? -Number.MAX_VALUE;
    case "oldest":
      return (row) => -(dateOf(row) ?? Number.MAX_VALUE);
    case "score":
      return (row) => Number(row.comment?.score ?? -Number.MAX_VALUE);
    case "replies":
      return (row) => row.replies;
    case "noted":
      return (row) => marks.notes.get(row.key) ?? 0;
  }
}

/** When a row was written, in milliseconds since 1970. */
export function dateOf(row: Row): number | undefined {
  const date = row.own?.created_at ?? row.comment?.date;
  const time = date ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** The rows that satisfy a condition, with those above them as context. */
export function withContext(
  rows: readonly Row[],
  condition: (row: Row) => boolean,
): { rows: readonly Row[]; context: ReadonlySet<string> } {
  const context = new Set<string>();
  const kept: Row[] = [];
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index];
    if (!row) continue;
    const matches = condition(row);
    if (!matches && !context.has(row.key)) continue;
    if (matches) context.delete(row.key);
    if (row.parent !== undefined) context.add(row.parent);
    kept.push(row);
  }
  const reversed = kept.toReversed();
  return { rows: reversed, context: new Set(reversed.filter((row) => !condition(row)).map(({ key }) => key)) };
}

/** A row with everything below it. */
export function branchOf(rows: readonly Row[], key: string): readonly Row[] {
  const start = rows.findIndex((row) => row.key === key);
  const depth = rows[start]?.depth;
  if (depth === undefined) return [];
  const length = rows.slice(start + 1).findIndex((row) => row.depth <= depth);
  return rows.slice(start, length < 0 ? undefined : start + 1 + length);
}
