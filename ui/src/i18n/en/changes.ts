import { count, number } from "./grammar";

/** Comparing two copies of an article. */
export const changes = {
  title: "What changed",
  open: "What changed",
  from: "From",
  to: "to",
  version: (n: number, date: string) => `version ${number(n)}, ${date}`,
  text: "The text",
  same: "The text is the same in both versions.",
  folded: (n: number) => count(n, { one: "# unchanged line", other: "# unchanged lines" }),
  fates: { added: "Added", removed: "Removed", moved: "Moved", edited: "Edited" },
  comments: (n: number) => count(n, { one: "# comment changed", other: "# comments changed" }),
  commentFates: { new: "New", edited: "Edited", removed: "Removed" },
};
