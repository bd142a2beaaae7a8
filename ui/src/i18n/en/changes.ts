import { count, list, number } from "./grammar";

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
  since: (parts: string[]) => `Since you last read this: ${list(parts)}.`,
  sincePlaces: (n: number) => count(n, { one: "# place in the text changed", other: "# places in the text changed" }),
  sinceNew: (n: number) => count(n, { one: "# new comment", other: "# new comments" }),
  sinceEdited: (n: number) => count(n, { one: "# edited comment", other: "# edited comments" }),
  sinceRemoved: (n: number) => count(n, { one: "# removed comment", other: "# removed comments" }),
  sinceNothing: "Saved again since you last read this, and nothing changed.",
  earlier: (n: number) => count(n, { one: "Edited: show what it said before", other: "Edited # times: show what it said before" }),
  until: (date: string) => `Until ${date}:`,
  commentFates: { new: "New", edited: "Edited", removed: "Removed" },
};
