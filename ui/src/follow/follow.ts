/** The feeds that the reader follows, and what they tell of. Nothing is asked for before the reader says so. */

import { batch, signal } from "@preact/signals";
import { openArticle } from "../article/reading";
import { announce } from "../core/announce";
import { asFailure, call } from "../core/core";
import { offerUndo, reportFailure, tell } from "../core/undo";
import type { Failure, Feed, FeedItem } from "../core/wire";
import { words } from "../i18n/words";
import { fetchOptions } from "../library/fetching";
import { finish, step } from "../library/imports";
import { settings } from "../settings/settings";

/** Items read at once. */
const pageSize = 50;

/** How often the clock is looked at for the interval that the reader set. */
const aMinute = 60_000;

export const feeds = signal<readonly Feed[]>([]);
/** Which feed's items are shown, `null` for those of all; undefined while the library is shown. */
export const followed = signal<{ feed: number | null } | undefined>(undefined);
export const items = signal<readonly FeedItem[]>([]);
/** How many items there are of what is shown. */
export const itemsTotal = signal(0);
export const onlyUnread = signal(false);
export const followFailure = signal<Failure | undefined>(undefined);
/** Whether the reader is asked for a site to follow. */
export const asking = signal(false);

/** Answers that belong to an earlier list are of no use. */
let generation = 0;

/** Reads the feeds, and what of theirs is shown. */
export async function refreshFollowed(): Promise<void> {
  const mine = ++generation;
  try {
    const known = await call("feeds", {});
    const shown = followed.value;
    const limit = Math.max(pageSize, items.value.length);
    const page = shown && (await call("feed_items", { feed: shown.feed, unread: onlyUnread.value, offset: 0, limit }));
    if (mine !== generation) return;
    batch(() => {
      feeds.value = known;
      items.value = page?.items ?? [];
      itemsTotal.value = page?.total ?? 0;
      followFailure.value = undefined;
    });
  } catch (error) {
    if (mine === generation) followFailure.value = asFailure(error);
  }
}

/** Shows what a feed tells of, or what all do (`null`). */
export function showFeed(feed: number | null): void {
  batch(() => {
    followed.value = { feed };
    items.value = [];
    itemsTotal.value = 0;
  });
  scrollTo(0, 0);
  void refreshFollowed();
}

/** Shows the library again. */
export function leaveFeeds(): void {
  followed.value = undefined;
}

/** Shows all items, or only those that were not read. */
export function showOnlyUnread(only: boolean): void {
  onlyUnread.value = only;
  items.value = [];
  void refreshFollowed();
}

/** Reads the next items of what is shown. */
export async function showMore(): Promise<void> {
  const shown = followed.value;
  const mine = generation;
  if (!shown) return;
  try {
    const offset = items.value.length;
    const page = await call("feed_items", { feed: shown.feed, unread: onlyUnread.value, offset, limit: pageSize });
    if (mine !== generation) return;
    // What was marked meanwhile moved the list; nothing is shown twice.
    const known = new Set(items.value.map(({ id }) => id));
    items.value = [...items.value, ...page.items.filter(({ id }) => !known.has(id))];
    itemsTotal.value = page.total;
  } catch (error) {
    reportFailure(error);
  }
}

/** Asks feeds for what is new: all of them where none is named. */
export async function askFeeds(which: readonly number[] = []): Promise<void> {
  step({ state: "working", done: 0, total: 1, name: words().following.title });
  try {
    const { found, saved } = await call("refresh_feeds", { feeds: [...which], options: fetchOptions() });
    tell(words().following.refreshed(found, saved));
  } catch (error) {
    if (asFailure(error).code !== "cancelled") reportFailure(error);
  } finally {
    finish();
    await refreshFollowed();
  }
}

/** Follows a site, and shows what its feed tells of. */
export async function follow(url: string, confirmed: readonly string[]): Promise<Failure | undefined> {
  try {
    const feed = await call("follow", { url, options: fetchOptions(confirmed) });
    showFeed(feed.id);
    return undefined;
  } catch (error) {
    return asFailure(error);
  }
}

/** Follows a feed no longer. */
export function unfollow(feed: number): Promise<void> {
  if (followed.value?.feed === feed) showFeed(null);
  return change(async () => offerUndo(await call("unfollow", { feed })));
}

/** Says whether what is new in a feed is saved at once. */
export function saveAtOnce(feed: number, at_once: boolean): Promise<void> {
  return change(() => call("save_at_once", { feed, at_once }));
}

/** Marks an item as read or unread. */
export function markItem(item: number, read: boolean): Promise<void> {
  return change(() => call("mark_feed_item", { item, read }));
}

/** Marks everything that is shown as read. */
export function markShown(): Promise<void> {
  return change(async () => offerUndo(await call("mark_feed_read", { feed: followed.value?.feed ?? null })));
}

/** Takes in a list of feeds from another reader. */
export async function importOpml(): Promise<void> {
  await change(async () => {
    const count = await call("import_opml", {});
    if (count !== null) tell(words().following.imported(count));
  });
}

/** Writes the list of feeds to a file. */
export async function exportOpml(): Promise<void> {
  await change(async () => {
    if (await call("export_opml", {})) tell(words().following.exported);
  });
}

/** Opens an item: what is not saved yet is saved whole first. */
export async function openItem(item: FeedItem): Promise<void> {
  try {
    if (item.article !== null && item.new_comments === 0) await call("mark_feed_item", { item: item.id, read: true });
    const article = item.article !== null && item.new_comments === 0 ? item.article : await saveItem(item);
    if (article !== undefined) await openArticle(article);
  } catch (error) {
    reportFailure(error);
  }
}

/** Saves an item whole. The article it became; nothing where that failed. */
export async function saveItem({ id, title, url }: FeedItem): Promise<number | undefined> {
  step({ state: "working", done: 0, total: 1, name: title });
  try {
    const imported = await call("save_feed_item", { item: id, options: fetchOptions() });
    step({ state: "done", imported });
    return imported.article;
  } catch (error) {
    const failure = asFailure(error);
    if (failure.code !== "cancelled") step({ state: "failed", name: title, ...(url !== null && { url }), error: failure });
    return undefined;
  } finally {
    finish();
    await refreshFollowed();
  }
}

/** Asks the feeds whose time has come, at the interval the reader set; without one it never asks. */
export function followTheClock(): void {
  setInterval(() => {
    if (settings.value.feed_minutes === null) return;
    call("refresh_due", { options: fetchOptions() })
      .then(async ({ found }) => {
        if (found === 0) return;
        announce(words().following.refreshed(found, 0));
        await refreshFollowed();
      })
      .catch(reportFailure);
  }, aMinute);
}

async function change(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    reportFailure(error);
  }
  await refreshFollowed();
}
