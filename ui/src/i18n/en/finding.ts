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
  inTitle: "Title",
  inArticle: "Article",
  inComment: "Comment",
  inNote: "Note",
  inOwnComment: "Your comment",
};
