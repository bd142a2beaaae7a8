/** Saves pages by their addresses, newer copies of articles, and what a copy lacks. */

import { reading, reopenArticle } from "../article/reading";
import { asFailure, call } from "../core/core";
import { reportFailure, tell } from "../core/undo";
import type { FetchOptions, Imported, Waiting } from "../core/wire";
import { localHost } from "../i18n/failures";
import { words } from "../i18n/words";
import { atHosts, hosts } from "./addresses";
import { fetchOptions, type Offer, offer } from "./fetching";
import { fail, finish, importing, step } from "./imports";
import { isForWant, wait } from "./waiting";

/** Saves the pages at some addresses, which the reader agreed to. */
export async function fetchAll(urls: readonly string[], confirmed: readonly string[]): Promise<void> {
  const [first] = urls;
  if (first === undefined) return;
  if (urls.length === 1) return fetchOne(first, confirmed);
  await follow(() => call("fetch_pages", { urls: [...urls], options: fetchOptions(confirmed) }));
  const left = atHosts(urls, localHosts());
  offerLocal(left, confirmed, (further) => fetchAll(left, further));
}

/** Saves newer copies of articles. */
export async function saveAgain(articles: readonly number[]): Promise<void> {
  const [first] = articles;
  if (first === undefined) return;
  await (articles.length > 1 ? saveManyAgain(articles, []) : saveOneAgain(first));
}

/** Fetches what the copy of an article lacks. */
export function fetchMissing(article: number, options: Partial<FetchOptions> = {}): Promise<void> {
  return complete(article, options, []);
}

/** Lets the reader choose files with comments, and adds those to an article. */
export async function addComments(article: number): Promise<void> {
  try {
    const imported = await call("add_comments", { article });
    if (!imported) return;
    step({ state: "done", imported });
    await showNewer([imported]);
  } catch (error) {
    if (asFailure(error).code !== "cancelled") fail(words().importing.title, error);
  }
  finish();
}

/** Asks for everything that waited for a connection. */
export async function saveWaiting(all: readonly Waiting[]): Promise<void> {
  await fetchAll(all.flatMap((each) => (each.what === "page" ? each.url : [])), []);
  for (const each of all) {
    // A site is asked for one thing after the other.
    // oxlint-disable-next-line no-await-in-loop
    if (each.what === "missing") await fetchMissing(each.article).catch(reportFailure);
  }
}

async function complete(
  article: number,
  options: Partial<FetchOptions>,
  confirmed: readonly string[],
): Promise<void> {
  const { url } = await call("summary", { id: article });
  await saveOne(hosts([url ?? ""])[0] ?? "", confirmed, {
    save: async () => {
      const imported = await call("fetch_missing", { article, options: { ...fetchOptions(confirmed), ...options } });
      tell(words().fetching.completed);
      return imported;
    },
    again: (further) => complete(article, options, further),
    waits: { what: "missing", article },
  });
}

async function saveManyAgain(articles: readonly number[], confirmed: readonly string[]): Promise<void> {
  await follow(() => call("save_again", { articles: [...articles], options: fetchOptions(confirmed) }));
  const local = localHosts();
  if (local.length === 0) return;
  const urls = await Promise.all(articles.map(async (id) => (await call("summary", { id })).url ?? ""));
  const left = articles.filter((_, at) => atHosts(urls.slice(at, at + 1), local).length > 0);
  offerLocal(atHosts(urls, local), confirmed, (further) =>
    left.length === 1 ? fetchAll(atHosts(urls, local), further) : saveManyAgain(left, further),
  );
}

async function saveOneAgain(article: number): Promise<void> {
  const { url } = await call("summary", { id: article });
  if (url === null) tell(words().fetching.notThere);
  else await fetchOne(url, []);
}

function fetchOne(url: string, confirmed: readonly string[]): Promise<void> {
  return saveOne(hosts([url])[0] ?? url, confirmed, {
    save: () => call("fetch_page", { url, options: fetchOptions(confirmed) }),
    again: (further) => fetchOne(url, further),
    waits: { what: "page", url },
  });
}

/** How one copy is saved, how once more when the reader confirmed further hosts, and what waits where it cannot be now. */
interface Way {
  save: () => Promise<Imported>;
  again: (confirmed: readonly string[]) => Promise<void>;
  waits: Waiting;
}

/** Saves one copy, and asks the reader where that leads into the local network. */
async function saveOne(name: string, confirmed: readonly string[], { save, again, waits }: Way): Promise<void> {
  step({ state: "working", done: 0, total: 1, name });
  try {
    const imported = await save();
    step({ state: "done", imported });
    await showNewer([imported]);
  } catch (error) {
    const failure = asFailure(error);
    const local = localHost(failure);
    if (local !== undefined) {
      importing.value = undefined;
      offer.value = { urls: [name], confirmed, local, run: again };
      return;
    }
    if (isForWant(failure)) wait(waits);
    else if (failure.code !== "cancelled") fail(name, failure, waits.what === "page" ? waits.url : undefined);
  }
  finish();
}

/** Hosts of the local network that stood in the way of what was just fetched. */
function localHosts(): string[] {
  return [...new Set(importing.value?.failed.flatMap(({ local }) => local ?? []))];
}

/**
 * Of many pages, those in the local network are left; the reader is asked about one host after the other. `again`
 * fetches what is left, and comes back here where another host stands in the way.
 */
function offerLocal(urls: readonly string[], confirmed: readonly string[], again: NonNullable<Offer["run"]>): void {
  const [local] = localHosts();
  if (local !== undefined && urls.length > 0) offer.value = { urls, confirmed, local, run: again };
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
