import { count, number } from "./grammar";

const comments = (n: number) => count(n, { one: "# comment", other: "# comments" });
const replies = (n: number) => count(n, { one: "# reply", other: "# replies" });
const notes = (n: number) => count(n, { one: "# note", other: "# notes" });

export const discussion = {
  title: "Discussion",
  none: "This copy has no comments.",
  write: "Write a comment",
  anonymous: "No name given",
  articleAuthor: "Author",
  edited: "Edited",
  accepted: "Accepted",
  pinned: "Pinned",
  pingback: "Pingback",
  isNew: "New",
  removed: "Removed in newer copy",
  deleted: "This comment was deleted on the page.",
  hidden: "Hidden on the page",
  score: (n: number) => count(n, { one: "# point", other: "# points" }),
  replies,
  level: (n: number) => `level ${number(n)}`,
  noted: notes,
  heading: (parts: string[]) => parts.join(", "),
  replyTo: (name: string) => `reply to ${name}`,
  hiddenReplies: (hidden: number, fresh: number, noted: number) =>
    [`${replies(hidden)} hidden`, fresh > 0 ? `${number(fresh)} new` : "", noted > 0 ? notes(noted) : ""]
      .filter(Boolean)
      .join(", "),
  collapsed: (hidden: number) => `Folded, ${replies(hidden)} hidden`,
  expanded: "Answers shown",
  note: "Note",
  reply: "Reply",
  you: "You",
  unpublished: "Yours, not published",
  placeholder: "Only you see this. It is kept in your library and published nowhere.",
  save: "Save",
  deletedOwn: "Your comment is deleted.",
  earlier: (n: number) => `Earlier ${comments(n)}`,
  later: (n: number) => `Later ${comments(n)}`,
};
