/** The reader's own comments on the open article, and where one is being written. */

import { computed, signal } from "@preact/signals";
import { call } from "../core/core";
import { offerUndo, reportFailure } from "../core/undo";
import type { Article, OwnComment, OwnParent } from "../core/wire";
import { words } from "../i18n/words";
import type { Row } from "./thread";

const own = signal<readonly OwnComment[]>([]);
let article = 0;

/** Where the reader is writing: a new comment on a row (or on the article, by no row), or an old one. */
export type Writing =
  | {
      at: "answer";
      row: Row | undefined;
      /** The comment it was saved as; its row waits until the editor closes. */
      created?: number;
    }
  | { at: "own"; id: number };

export const writing = signal<Writing | undefined>(undefined);
const unfinished = computed(() => (writing.value?.at === "answer" ? writing.value.created : undefined));

/** The own comments that have rows. */
export const ownComments = computed(() => own.value.filter(({ id }) => id !== unfinished.value));
/** Changes when an own comment comes or goes, and not while one is written. */
export const ownShape = computed(() => ownComments.value.map(({ id }) => id).join(" "));

/** An own comment as it is now. */
export function ownOf(id: number): OwnComment | undefined {
  return own.value.find((mine) => mine.id === id);
}

/** Takes over the own comments on an article that was opened. */
export function loadOwn(opened: Article): void {
  article = opened.summary.id;
  own.value = opened.own_comments;
}

/** What a comment written at a row answers. */
export function parentOf(row: Row | undefined): OwnParent {
  if (row?.comment) return { to: "comment", id: row.comment.id };
  if (row?.own) return { to: "own", id: row.own.id };
  return { to: "article" };
}

/** Writes a comment of the reader's own and resolves once the library has committed it. */
export async function createOwn(articleId: number, parent: OwnParent, body: string): Promise<OwnComment> {
  const created = await call("create_own_comment", { article: articleId, parent, body });
  if (created.article === article) own.value = [...own.value, created];
  return created;
}

/** Changes an own comment. */
export async function updateOwn(id: number, body: string): Promise<void> {
  const updated = await call("update_own_comment", { id, body });
  own.value = own.value.map((mine) => (mine.id === id ? updated : mine));
}

/** Takes over what the library has after something was undone. */
export function refreshOwn(articleId: number, written: readonly OwnComment[]): void {
  if (articleId !== article) return;
  own.value = written;
  const at = writing.value;
  const isGone = (id: number) => !written.some((mine) => mine.id === id);
  if (at?.at === "own" && isGone(at.id)) writing.value = undefined;
  if (at?.at === "answer" && at.created !== undefined && isGone(at.created)) writing.value = undefined;
}

/** Moves an own comment to the bin and offers it back. */
export async function removeOwn(id: number): Promise<void> {
  try {
    offerUndo(await call("delete_own_comment", { id }), words().discussion.deletedOwn);
  } catch (error) {
    reportFailure(error);
    return;
  }
  own.value = own.value.filter((mine) => mine.id !== id);
}
