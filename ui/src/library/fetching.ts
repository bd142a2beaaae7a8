/** Pages to be saved by their addresses: first offered to the reader, with the hosts named, and asked for only then. */

import { signal } from "@preact/signals";
import type { FetchStage } from "../core/wire";
import { call } from "../core/core";
import type { FetchOptions } from "../core/wire";
import { words } from "../i18n/words";
import { linkedAddress } from "./addresses";
import { settings } from "../settings/settings";

/** What the reader may have fetched; without addresses the reader is asked for them first. */
export interface Offer {
  urls: readonly string[];
  /** Hosts on this computer or its network that were confirmed for these pages. */
  confirmed: readonly string[];
  /** Such a host that has to be confirmed first. */
  local?: string;
  /** What is done where the reader agrees, with the hosts that are confirmed then; without it the pages are saved. */
  run?: (confirmed: readonly string[]) => Promise<void>;
}

/** The offer on show. Nothing is asked for before the reader takes it. */
export const offer = signal<Offer | undefined>(undefined);

/** Asks the reader for addresses to save. */
export function askForAddress(): void {
  offer.value = { urls: [], confirmed: [] };
}

/** Offers to save the pages whose links other programs handed over. */
export async function takeLinks(): Promise<void> {
  const links = await call("take_links", {}).catch(() => []);
  const urls = links.flatMap((link) => linkedAddress(link) ?? []);
  if (urls.length > 0) offer.value = { urls: [...new Set(urls)], confirmed: [] };
}

/** How the reader likes pages to be fetched. */
export function fetchOptions(confirmed: readonly string[] = []): FetchOptions {
  const { fetch_images: images, article_pages, comment_pages } = settings.value;
  return { images, article_pages, comment_pages, confirmed: [...confirmed] };
}

/** What is asked for right now, in words. */
export function asked(at: FetchStage): string {
  const text = words().fetching;
  switch (at.stage) {
    case "page":
      return text.page(at.host);
    case "article":
      return text.articlePage(at.host, at.page, at.most);
    case "discussion":
      return text.discussion(at.host, at.done + 1, at.total, at.most);
    case "images":
      return text.imagesDone(at.done, at.total);
    case "saving":
      return text.saving;
  }
}
