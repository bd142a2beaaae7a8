/** What can be done to articles: to one, to the chosen ones, to the open one. Everything can be taken back. */

import { signal } from "@preact/signals";
import { call } from "../core/core";
import { offerUndo, reportFailure } from "../core/undo";
import type { ArticleSummary, Mark, Step } from "../core/wire";
import { reading } from "../article/reading";
import { idsBetween, refresh, rows, shown, total } from "./list";
import { clearSelection, selected } from "./selection";

/** The articles whose tags or collections are being chosen. */
export const picking = signal<{ what: "tags" | "collections"; articles: readonly number[] } | undefined>(undefined);

/** Runs something that can be taken back, tells of it, and shows what became of the list. Whether it went well. */
export async function act(run: () => Promise<Step | null>): Promise<boolean> {
  try {
    offerUndo(await run());
    await refresh();
    return true;
  } catch (error) {
    reportFailure(error);
    return false;
  }
}

/** Sets a mark on articles, or takes it away. */
export function mark(articles: readonly number[], which: Mark, on: boolean): Promise<boolean> {
  return act(() => call("mark_articles", { articles: [...articles], mark: which, on }));
}

/** Moves articles to the bin. They are chosen no longer. */
export async function toBin(articles: readonly number[]): Promise<void> {
  if (await act(() => call("delete_articles", { articles: [...articles] }))) clearSelection();
}

/** Takes articles out of the bin. */
export async function fromBin(articles: readonly number[]): Promise<void> {
  if (await act(() => call("restore_articles", { articles: [...articles] }))) clearSelection();
}

/** Moves an article of a collection before the one above it (-1), or behind the one below it (1). */
export async function moveBy(index: number, by: 1 | -1): Promise<void> {
  const { place } = shown.value;
  const article = rows.value.get(index)?.id;
  const other = index + by;
  if (place.in !== "collection" || article === undefined || other < 0 || other >= (total.value ?? 0)) return;
  const { collection } = place;
  await act(async () => {
    // Behind the one below is before the one after that, or at the end.
    const next = by === -1 ? other : other + 1;
    const [before] = await idsBetween(next, next);
    return call("move_in_collection", { collection, article, before: before ?? null });
  });
  document.querySelector<HTMLElement>(`[data-index="${other}"] [data-stop]`)?.focus();
}

/** Takes articles out of the collection that is shown. They are chosen no longer. */
export async function takeOut(articles: readonly number[]): Promise<void> {
  const { place } = shown.value;
  if (place.in !== "collection") return;
  const { collection } = place;
  if (await act(() => call("collect", { collection, articles: [...articles], into: false }))) clearSelection();
}

/** The articles a command is meant for: the chosen ones, else the one that has the focus, else the open one. */
export function meant(): readonly number[] {
  const open = reading.value?.article.summary.id;
  if (open !== undefined) return [open];
  if (selected.value.size > 0) return [...selected.value];
  const focused = document.activeElement?.closest<HTMLElement>("[data-article]")?.dataset["article"];
  return focused === undefined ? [] : [Number(focused)];
}

/** Sets a mark on the articles a command is meant for; takes it away where all of those in sight have it. */
export function toggleMark(which: Mark): boolean {
  const articles = meant();
  if (articles.length === 0) return false;
  const ids = new Set(articles);
  const open = reading.value?.article.summary;
  const known = (open ? [open] : [...rows.value.values()]).filter(({ id }) => ids.has(id));
  const on = !(known.length > 0 && known.every((article) => has(article, which)));
  void mark(articles, which, on).then((done) => {
    if (done && open) setOnOpen(which, on);
  });
  return true;
}

/** Lets the reader choose tags or collections for the articles a command is meant for. */
export function pick(what: "tags" | "collections", articles: readonly number[] = meant()): boolean {
  if (articles.length === 0) return false;
  picking.value = { what, articles };
  return true;
}

function has(article: ArticleSummary, which: Mark): boolean {
  return which === "read" ? !article.unread : which === "favourite" ? article.favourite : article.archived;
}

/** The open article knows its marks too. */
function setOnOpen(which: Mark, on: boolean): void {
  const open = reading.value;
  if (!open) return;
  const { summary } = open.article;
  if (which === "read") summary.unread = !on;
  else if (which === "favourite") summary.favourite = on;
  else summary.archived = on;
}
