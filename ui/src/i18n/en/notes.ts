import type { Label } from "../../core/wire";
import { count, number } from "./grammar";

const labels: Record<Label, string> = { claim: "Claim", evidence: "Evidence", doubt: "Doubt", mine: "Mine" };
/** One character a label, for where there is room for no more. */
const initials: Record<Label, string> = { claim: "C", evidence: "E", doubt: "D", mine: "M" };

export const notes = {
  title: "Notes",
  labels,
  initials,
  label: "Label",
  body: "Note",
  placeholder: "Write a note…",
  highlight: "Highlight",
  note: "Note",
  toolbar: "Selection",
  saved: "Saved",
  saving: "Saving…",
  unsaved: "Not saved yet",
  trouble: "What you typed is not saved yet.",
  keptAside: "It is kept here and in a file beside the library, and is saved as soon as that is possible.",
  done: "Done",
  deleted: "Note deleted.",
  highlightDeleted: "Highlight deleted.",
  empty: "n writes a note on the paragraph, cell or comment you are at.",
  none: "No notes on this article yet. Select some words, or press n at any paragraph, cell or comment.",
  unplaced: (n: number) =>
    count(n, { one: "# note has no place in this version", other: "# notes have no place in this version" }),
  moved: "Moved, please check",
  above: (n: number) => `${number(n)} above`,
  below: (n: number) => `${number(n)} below`,
  marker: (position: number, label: string) => `Note ${number(position)}, ${label}, on this passage`,
  card: (label: string, quote: string) => `${label}: ${quote}`,
  highlighted: (label: string) => `Highlighted, ${label}`,
  onArticle: "The whole article",
  onTable: "The table",
  onRow: (row: string) => `Row ${row}`,
  onColumn: (column: string) => `Column ${column}`,
  onCell: (row: string, column: string) => `${row} · ${column}`,
  onComment: (name: string) => `${name}’s comment`,
  marginWidth: "Width of the margin",
  tags: "Tags",
  addTag: "Add a tag",
  editTags: "Change tags",
  removeTag: (tag: string) => `Remove the tag “${tag}”`,
  copy: "Copy as Markdown",
  copied: "The notes are on the clipboard.",
  notCopied: "The clipboard could not be reached.",
  show: "Show in place",
  filter: "Find in notes",
  all: "All",
  nothingFound: "No note matches.",
};
