/** A search as it is typed: the newest hits at once, then the best ones. */

import { useEffect, useState } from "preact/hooks";
import { asFailure, call } from "../core/core";
import type { Failure, SearchOrder, SearchResults } from "../core/wire";

/** Typing goes on within this time, in milliseconds. */
const delay = 60;

/** How a search stands. */
export interface Outcome {
  query: string;
  /** What was found so far. */
  results?: SearchResults;
  /** Which of it comes first. */
  order: SearchOrder;
  /** Better ones are still being looked for. */
  isRanking: boolean;
  failure?: Failure;
}

/**
 * What the library says about a query. `order` is the reader's wish; without one the best come first where they are
 * found in a moment.
 */
export function useSearch(query: string, order: SearchOrder | undefined): Outcome | undefined {
  const [outcome, setOutcome] = useState<Outcome | undefined>();
  // A space at the end says that the last word is complete.
  const wanted = query.trimStart();
  useEffect(() => {
    if (wanted === "") {
      setOutcome(undefined);
      return undefined;
    }
    // An answer that comes after the next question is of no use any more.
    let isCurrent = true;
    const tell = (next: Outcome) => isCurrent && setOutcome(next);
    const look = async () => {
      const newest = await call("search", { query: wanted, article: null, order: "newest" });
      const isRanking = order === "best" || (order === undefined && newest.rankable);
      tell({ query: wanted, results: newest, order: "newest", isRanking });
      if (!isRanking || !isCurrent) return;
      const best = await call("search", { query: wanted, article: null, order: "best" });
      tell({ query: wanted, results: best, order: "best", isRanking: false });
    };
    const timer = setTimeout(() => {
      look().catch((error) => {
        const failure = asFailure(error);
        // A newer search took its place.
        if (failure.code !== "cancelled") tell({ query: wanted, order: "newest", isRanking: false, failure });
      });
    }, delay);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted, order]);
  return outcome;
}

/** The query without one of its filters. */
export function withoutFilter(query: string, filter: string): string {
  const at = query.indexOf(filter);
  if (at < 0) return query;
  const rest = `${query.slice(0, at).trimEnd()} ${query.slice(at + filter.length).trimStart()}`;
  return rest.trimStart();
}

/** The query with the beginning of a filter at its end, to be typed on. */
export function withFilter(query: string, filter: string): string {
  const words = query.trimEnd();
  return words === "" ? filter : `${words} ${filter}`;
}
