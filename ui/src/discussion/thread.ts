/** The discussion as the window walks it: one flat list, a comment before its answers. Pure. */

import type { OwnComment, SavedComment } from "../core/wire";

/** One row of the thread: a comment of the page, or one of the reader's own. */
export interface Row {
  /** `comment.id`, or `own:` and the own comment's number. */
  key: string;
  comment?: SavedComment;
  own?: OwnComment;
  /** 0 on top; own comments count below what they answer. */
  depth: number;
  /** Key of the row this one answers. */
  parent: string | undefined;
  /** Answers at any depth. */
  replies: number;
  /** New comments among them. */
  newReplies: number;
}

/** Key of an own comment's row. */
export function ownKey(id: number): string {
  return `own:${id}`;
}

/** All rows: own comments right below what they answer, then the page's comments in their order. */
export function threadRows(comments: readonly SavedComment[], own: readonly OwnComment[]): Row[] {
  const rows = new Map<string, Row>();
  for (const mine of own) {
    const parent = mine.parent.to === "article" ? undefined : keyOfParent(mine.parent);
    rows.set(ownKey(mine.id), row({ key: ownKey(mine.id), own: mine, parent }));
  }
  for (const comment of comments) {
    rows.set(comment.id, row({ key: comment.id, comment, parent: comment.parent ?? undefined }));
  }
  const answers = new Map<string | undefined, Row[]>();
  for (const entry of rows.values()) {
    // What was answered may be in the bin; the answer then stands on top rather than nowhere.
    if (entry.parent !== undefined && !rows.has(entry.parent)) entry.parent = undefined;
    const siblings = answers.get(entry.parent);
    if (siblings) siblings.push(entry);
    else answers.set(entry.parent, [entry]);
  }
  const ordered = inOrder(answers);
  countReplies(ordered, rows);
  return ordered;
}

function keyOfParent(parent: Exclude<OwnComment["parent"], { to: "article" }>): string {
  return parent.to === "own" ? ownKey(parent.id) : parent.id;
}

function row(parts: Pick<Row, "key" | "parent"> & Partial<Row>): Row {
  return { depth: 0, replies: 0, newReplies: 0, ...parts };
}

/** Depth first, without recursion: how deep a thread goes is the page's choice. */
function inOrder(answers: ReadonlyMap<string | undefined, readonly Row[]>): Row[] {
  const ordered: Row[] = [];
  const waiting = (answers.get(undefined) ?? []).toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    ordered.push(next);
    for (const answer of (answers.get(next.key) ?? []).toReversed()) {
      answer.depth = next.depth + 1;
      waiting.push(answer);
    }
  }
  return ordered;
}

function countReplies(ordered: readonly Row[], rows: ReadonlyMap<string, Row>): void {
  for (const entry of ordered.toReversed()) {
    const parent = entry.parent === undefined ? undefined : rows.get(entry.parent);
    if (!parent) continue;
    parent.replies += entry.replies + 1;
    parent.newReplies += entry.newReplies + (entry.comment?.is_new ? 1 : 0);
  }
}

/** The rows in sight when the answers to `collapsed` are folded away. */
export function visibleRows(rows: readonly Row[], collapsed: ReadonlySet<string>): Row[] {
  const visible: Row[] = [];
  let foldedDepth = Number.POSITIVE_INFINITY;
  for (const entry of rows) {
    if (entry.depth > foldedDepth) continue;
    foldedDepth = collapsed.has(entry.key) && entry.replies > 0 ? entry.depth : Number.POSITIVE_INFINITY;
    visible.push(entry);
  }
  return visible;
}

/** Keys of all rows above one, nearest first. */
export function ancestors(rows: ReadonlyMap<string, Row>, key: string): string[] {
  const found: string[] = [];
  for (let at = rows.get(key)?.parent; at !== undefined; at = rows.get(at)?.parent) found.push(at);
  return found;
}
