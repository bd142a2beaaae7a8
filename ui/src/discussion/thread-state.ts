/** The discussion of the open article: its rows, what is folded, and the reader's own comments. */

import { computed, signal } from "@preact/signals";
import { announce } from "../core/announce";
import { call } from "../core/core";
import { offerUndo, reportFailure } from "../core/undo";
import type { Article, OwnComment, OwnParent, SavedComment } from "../core/wire";
import { words } from "../i18n/words";
import { ancestors, type Row, threadRows, visibleRows } from "./thread";

const comments = signal<readonly SavedComment[]>([]);
const own = signal<readonly OwnComment[]>([]);
const collapsed = signal<ReadonlySet<string>>(new Set());
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
export const rows = computed<readonly Row[]>(() =>
  threadRows(
    comments.value,
    own.value.filter(({ id }) => id !== unfinished.value),
  ),
);
export const visible = computed<readonly Row[]>(() => visibleRows(rows.value, collapsed.value));
export const newCount = computed(() => comments.value.filter((comment) => comment.is_new).length);

/** Takes over the discussion of an article that was opened. */
export function loadThread(opened: Article): void {
  article = opened.summary.id;
  comments.value = opened.comments;
  own.value = opened.own_comments;
  collapsed.value = new Set();
  writing.value = undefined;
}

/** Whether the answers to a row are folded away. */
export function isCollapsed(key: string): boolean {
  return collapsed.value.has(key);
}

/** Folds the answers to a row away, or shows them. */
export function toggle(row: Row): void {
  if (row.replies === 0) return;
  const next = new Set(collapsed.value);
  const folds = !next.delete(row.key);
  if (folds) next.add(row.key);
  collapsed.value = next;
  announce(folds ? words().discussion.collapsed(row.replies) : words().discussion.expanded);
}

/** Folds all threads to their first comments, or shows all if all are folded. */
export function toggleAll(): void {
  const tops = rows.value.filter((row) => row.depth === 0 && row.replies > 0).map((row) => row.key);
  const allFolded = tops.every((key) => collapsed.value.has(key));
  collapsed.value = new Set(allFolded ? [] : tops);
}

/** A row that must come into the document, wherever the flow window is. */
export const wantedRow = signal<string | undefined>(undefined);

/** Unfolds whatever hides a row, and brings it into the document. */
export function reveal(key: string): void {
  wantedRow.value = key;
  const hiding = ancestors(rows.value, key);
  if (hiding.some((above) => collapsed.value.has(above))) {
    collapsed.value = new Set([...collapsed.value].filter((folded) => !hiding.includes(folded)));
  }
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
