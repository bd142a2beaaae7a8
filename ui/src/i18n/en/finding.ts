import { count, number } from "./grammar";

/** Finding words on the surface that is shown. */
export const find = {
  label: "Find here",
  none: "Nothing found",
  position: (n: number, total: number) => `${number(n)} of ${number(total)}`,
  next: "Next hit",
  previous: "Previous hit",
};

/** Searching the whole library. */
export const search = {
  title: "Search the library",
  none: (query: string) => `Nothing in the library says “${query}”.`,
  hits: (n: number) => count(n, { one: "# hit", other: "# hits" }),
  nothing: "Nothing found",
  noneHint: "Check the spelling, use fewer words, or take a filter away. “several words” in quotes stand in a row; a word after - is left out.",
  newestShown: "The newest hits; there are too many to rank in a moment.",
  ranking: "Looking for the best…",
  order: "Order of the hits",
  bestFirst: "Best first",
  newestFirst: "Newest first",
  filters: "Filters",
  removeFilter: (filter: string) => `Remove the filter ${filter}`,
  narrow: "Narrow by",
  inTitle: "Title",
  inArticle: "Article",
  inTable: "Table",
  inComment: "Comment",
  inNote: "Note",
  inOwnComment: "Your comment",
};
