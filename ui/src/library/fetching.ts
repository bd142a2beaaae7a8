/** Pages to be saved by their addresses: first offered to the reader, with the hosts named, and asked for only then. */

import { signal } from "@preact/signals";
import type { FetchStage } from "../core/wire";
import { words } from "../i18n/words";

/** What the reader may have fetched. */
export interface Offer {
  urls: readonly string[];
  /** Hosts on this computer or its network that were confirmed for these pages. */
  confirmed: readonly string[];
  /** Such a host that has to be confirmed first. */
  local?: string;
}

/** The offer on show. Nothing is asked for before the reader takes it. */
export const offer = signal<Offer | undefined>(undefined);

/** What is asked for right now, in words. */
export function asked(at: FetchStage): string {
  const text = words().fetching;
  switch (at.stage) {
    case "page":
      return text.page(at.host);
    case "discussion":
      return text.discussion(at.host, at.done + 1, at.total);
    case "images":
      return text.images(at.done, at.total);
    case "saving":
      return text.saving;
  }
}
