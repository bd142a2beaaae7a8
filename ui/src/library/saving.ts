/** Saves pages by their addresses, newer copies of articles, and what a copy lacks. */

import { reading, reopenArticle } from "../article/reading";
import { asFailure, call } from "../core/core";
import { reportFailure, tell } from "../core/undo";
import type { FetchOptions, Imported } from "../core/wire";
import { words } from "../i18n/words";
import { meant } from "./actions";
import { hosts } from "./addresses";
import { fetchOptions, offer } from "./fetching";
import { fail, finish, importing, step } from "./imports";

/** Saves the pages at some addresses, which the reader agreed to. */
export async function fetchAll(urls: readonly string[], confirmed: readonly string[]): Promise<void> {
  const [first] = urls;
  const options = fetchOptions(confirmed);
  if (first === undefined) return;
  if (urls.length > 1) await follow(() => call("fetch_pages", { urls: [...urls], options }));
  else await fetchOne(first, confirmed);
}

/** Saves newer copies of articles: of the open or focused one, or of those that are chosen. */
export function saveAgain(articles: readonly number[] = meant()): boolean {
  const [first] = articles;
  if (first === undefined) return false;
  if (articles.length > 1) void follow(() => call("save_again", { articles: [...articles], options: fetchOptions() }));
  else void saveOneAgain(first).catch(reportFailure);
  return true;
}

/** Fetches what a copy lacks. */
export function fetchMissing(articles: readonly number[] = meant(), options?: Partial<FetchOptions>): boolean {
  const [article] = articles;
  if (article === undefined) return false;
  void follow(async () => {
    const { url } = await call("summary", { id: article });
    step({ state: "working", done: 0, total: 1, name: hosts([url ?? ""])[0] ?? "" });
    const imported = await call("fetch_missing", { article, options: { ...fetchOptions(), ...options } });
    tell(words().fetching.completed);
    return [imported];
  });
  return true;
}

async function saveOneAgain(article: number): Promise<void> {
  const { url } = await call("summary", { id: article });
  if (url === null) tell(words().fetching.notThere);
  else await fetchOne(url, []);
}

async function fetchOne(url: string, confirmed: readonly string[]): Promise<void> {
  const name = hosts([url])[0] ?? url;
  step({ state: "working", done: 0, total: 1, name });
  try {
    const imported = await call("fetch_page", { url, options: fetchOptions(confirmed) });
    step({ state: "done", imported });
    await showNewer([imported]);
  } catch (error) {
    const failure = asFailure(error);
    if (failure.host !== undefined) {
      importing.value = undefined;
      offer.value = { urls: [url], confirmed, local: failure.host };
      return;
    }
    if (failure.code !== "cancelled") fail(name, failure);
  }
  finish();
}

/** Runs something that tells of its steps itself. */
async function follow(run: () => Promise<readonly Imported[]>): Promise<void> {
  try {
    await showNewer(await run());
  } catch (error) {
    if (asFailure(error).code !== "cancelled") fail(words().importing.title, error);
  } finally {
    finish();
  }
}

/** The open article is shown as it is now, where it was saved again. */
async function showNewer(saved: readonly Imported[]): Promise<void> {
  const open = reading.value?.article.summary.id;
  if (saved.some(({ article, unchanged }) => article === open && !unchanged)) await reopenArticle();
}
