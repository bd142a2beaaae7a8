/** Who speaks of this? What is it about? Asked of the library, shown in a panel beside what is read. */

import { signal } from "@preact/signals";
import { reading } from "../article/reading";
import { announce } from "../core/announce";
import { call } from "../core/core";
import { reportFailure } from "../core/undo";
import type { CommentId, RelatedComment, RelatedPassage, Target } from "../core/wire";
import { words } from "../i18n/words";
import { quoteOf } from "../notes/quote";

/** What the panel shows. */
export type Answer =
  | { to: "who"; about: string; comments: readonly RelatedComment[] }
  | { to: "what"; about: CommentId; passages: readonly RelatedPassage[] };

export const answer = signal<Answer | undefined>(undefined);

/** Asks about a place. Whether there is anything to ask about it. */
export function askAbout(target: Target | undefined): boolean {
  if (!target || target.on === "article") return false;
  if (target.on === "comment" || target.on === "comment_passage") void showPassages(target.comment);
  else void showSpeakers(target, quoteOf(target));
  return true;
}

/** Lists the comments that speak of a passage, table row or cell. `about` is what the panel calls it. */
export async function showSpeakers(target: Target, about: string): Promise<void> {
  const article = reading.value?.article.summary.id;
  if (article === undefined) return;
  try {
    const comments = await call("related_comments", { article, target });
    answer.value = { to: "who", about, comments };
    const text = words().discussion.related;
    announce(comments.length > 0 ? text.found(comments.length) : text.none);
  } catch (error) {
    reportFailure(error);
  }
}

/** Lists the passages and table rows that a comment speaks of. */
export async function showPassages(comment: CommentId): Promise<void> {
  const article = reading.value?.article.summary.id;
  if (article === undefined) return;
  try {
    const passages = await call("related_passages", { article, comment });
    answer.value = { to: "what", about: comment, passages };
    if (passages.length === 0) announce(words().discussion.related.noPassage);
  } catch (error) {
    reportFailure(error);
  }
}
