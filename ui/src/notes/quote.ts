import type { Target } from "../core/wire";
import { words } from "../i18n/words";
import { rowsByKey } from "../discussion/thread-state";

/** What a note is on, in one line. */
export function quoteOf(target: Target): string {
  const { notes, discussion } = words();
  switch (target.on) {
    case "article":
      return notes.onArticle;
    case "passage":
      return oneLine(target.quote.exact) || notes.onArticle;
    case "comment_passage":
      return oneLine(target.passage.quote.exact);
    case "comment": {
      const row = rowsByKey.value.get(target.comment);
      return notes.onComment(row?.comment?.author?.name ?? discussion.anonymous);
    }
    case "table":
      return notes.onTable;
    case "row":
      return notes.onRow(target.row);
    case "column":
      return notes.onColumn(target.column);
    case "cell":
      return notes.onCell(target.row, target.column);
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
