import { count, minutes, number, percent } from "./grammar";

export const library = {
  title: "Library",
  search: "Search articles, comments and notes",
  import: "Import…",
  articles: (n: number) => count(n, { one: "# article", other: "# articles" }),
  minutes,
  comments: (n: number) => count(n, { one: "# comment", other: "# comments" }),
  newComments: (n: number) => `${number(n)} new`,
  notes: (n: number) => count(n, { one: "# note", other: "# notes" }),
  read: (share: number) => `${percent(share)} read`,
  emptyTitle: "Nothing saved yet",
  empty: "Choose a file, drop one on this window, or paste a page or its text. It stays here, readable offline.",
  dropHint: "Drop to add to the library",
};
