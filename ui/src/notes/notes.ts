/** The reader's notes on the open article. A highlight is a note without a body. */

import { signal } from "@preact/signals";
import { announce } from "../core/announce";
import { call } from "../core/core";
import { isSameData } from "../core/data";
import { offerUndo, reportFailure } from "../core/undo";
import type { Label, Note, Placement, Target } from "../core/wire";
import { words } from "../i18n/words";

/** A note as the window holds it, from before its first save on. */
export interface Entry {
  /** Stays the same when the library gives the note its id, so that an open editor is not replaced. */
  key: string;
  article: number;
  /** Absent until something is written. */
  id: number | null;
  target: Target;
  placement: Placement;
  label: Label;
  body: string;
  tags: readonly string[];
  updatedAt: string | null;
}

export const labelOrder: readonly Label[] = ["claim", "evidence", "doubt", "mine"];

/** All notes of the open article. */
export const entries = signal<readonly Entry[]>([]);
/** The card that stands at its anchor. */
export const activeKey = signal<string | undefined>(undefined);
/** The note that the pointer is at, card or words. */
export const pointedKey = signal<string | undefined>(undefined);
/** The card whose text is being written. */
export const editingKey = signal<string | undefined>(undefined);

/** The card whose tags are being changed. */
export const taggingKey = signal<string | undefined>(undefined);

let article = 0;
let drafts = 0;
/** Every note that was in sight, by its key: an editor may still be saving after another article was opened. */
const known = new Map<string, Entry>();
const creating = new Map<string, Promise<void>>();

/** Takes over the notes of an article that was opened. */
export function loadNotes(articleId: number, notes: readonly Note[]): void {
  article = articleId;
  entries.value = notes.map((note) => entryOf(note, `note-${note.id}`));
  for (const entry of entries.value) known.set(entry.key, entry);
  activeKey.value = undefined;
  editingKey.value = undefined;
  taggingKey.value = undefined;
}

/** Takes over what the library has after something was undone. Notes that are still there keep their cards. */
export function refreshNotes(articleId: number, notes: readonly Note[]): void {
  if (articleId !== article) return;
  const keys = new Map(entries.value.map((entry) => [entry.id, entry.key]));
  const unsaved = entries.value.filter((entry) => entry.id === null).map((entry) => find(entry.key) ?? entry);
  const saved = notes.map((note) => {
    const entry = entryOf(note, keys.get(note.id) ?? `note-${note.id}`);
    const before = known.get(entry.key);
    return before && isSameData(before, entry) ? before : entry;
  });
  for (const entry of saved) known.set(entry.key, entry);
  entries.value = [...saved, ...unsaved];
  const isThere = (key: string | undefined) => entries.value.some((entry) => entry.key === key);
  if (!isThere(activeKey.value)) activeKey.value = undefined;
  if (!unsaved.some((draft) => draft.key === editingKey.value)) editingKey.value = undefined;
}

/** Highlights a place. */
export async function highlight(target: Target, label: Label): Promise<void> {
  const key = addDraft(target, label);
  activeKey.value = key;
  try {
    await save(key, {});
    announce(words().notes.highlighted(words().notes.labels[label]));
  } catch (error) {
    forget(key);
    reportFailure(error);
  }
}

/** Opens an empty note at a place. Nothing reaches the library until something is written. */
export function startNote(target: Target, label: Label): void {
  const key = addDraft(target, label);
  activeKey.value = key;
  editingKey.value = key;
}

/** Remembers a text as it is being written: where the window gets another shape, another card goes on with it. */
export function write(key: string, body: string): void {
  const entry = known.get(key);
  if (entry) known.set(key, { ...entry, body });
}

/** Changes a note and resolves once the library has committed it. */
export async function save(key: string, changes: Partial<Pick<Entry, "label" | "body" | "tags">>): Promise<void> {
  const before = find(key);
  if (!before) return;
  // The words themselves are in sight where they are written; all others learn of them with the library's answer.
  known.set(key, { ...before, ...changes });
  if (changes.label !== undefined || changes.tags !== undefined) publish(key);
  // While the first save is under way the note has no id; what comes after it waits for that.
  // oxlint-disable-next-line no-await-in-loop
  while (creating.has(key)) await creating.get(key);
  const entry = find(key);
  if (!entry) return;
  const { id, label, body, tags, target } = entry;
  if (id !== null) {
    settle(key, await call("update_note", { id, label, body, tags: [...tags] }));
    return;
  }
  const created = call("create_note", { article: entry.article, target, label, body }).then(async (note) => {
    settle(key, note);
    if (tags.length > 0) await call("update_note", { id: note.id, label, body, tags: [...tags] });
  });
  creating.set(
    key,
    created.catch(() => {}),
  );
  await created.finally(() => creating.delete(key));
}

/** Gives a note another label. One that is not written yet only remembers it. */
export async function relabel(key: string, label: Label): Promise<void> {
  if (find(key)?.id === null && !creating.has(key)) replace(key, { label });
  else await save(key, { label }).catch(reportFailure);
}

/** Gives a note other tags. */
export async function retag(key: string, tags: readonly string[]): Promise<void> {
  await save(key, { tags }).catch(reportFailure);
}

/** The tags of all notes of the article, for offering them again. */
export function tagsInUse(): string[] {
  return [...new Set(entries.value.flatMap(({ tags }) => tags))].toSorted();
}

/** Closes an editor: a note in which nothing was ever written leaves no trace. */
export function stopEditing(key: string): void {
  if (editingKey.value === key) editingKey.value = undefined;
  const entry = find(key);
  if (entry?.id === null && entry.body.trim() === "" && !creating.has(key)) forget(key);
}

/** Moves a note to the bin and offers it back. */
export async function remove(key: string): Promise<void> {
  await creating.get(key);
  const entry = find(key);
  if (!entry) return;
  const { id, body } = entry;
  if (id !== null) {
    try {
      const step = await call("delete_note", { id });
      offerUndo(step, body.trim() ? words().notes.deleted : words().notes.highlightDeleted);
    } catch (error) {
      reportFailure(error);
      return;
    }
  }
  forget(key);
}

/** The note of that key. */
export function find(key: string): Entry | undefined {
  return known.get(key);
}

function addDraft(target: Target, label: Label): string {
  const key = `draft-${++drafts}`;
  const written = { label, body: "", tags: [], updatedAt: null };
  const draft: Entry = { key, article, id: null, target, placement: "placed", ...written };
  known.set(key, draft);
  entries.value = [...entries.value, draft];
  return key;
}

function forget(key: string): void {
  known.delete(key);
  entries.value = entries.value.filter((entry) => entry.key !== key);
  if (activeKey.value === key) activeKey.value = undefined;
  if (editingKey.value === key) editingKey.value = undefined;
}

/** Takes over what the library says, but not the text: the reader may have typed on meanwhile. */
function settle(key: string, note: Note): void {
  const { id, placement, updated_at: updatedAt } = note;
  const before = find(key)?.target;
  // What a note is on stays the same object, so that nobody looks for its place again when its text was saved.
  const target = before && isSameData(before, note.target) ? before : note.target;
  replace(key, { id, placement, target, updatedAt });
}

function replace(key: string, changes: Partial<Entry>): void {
  const before = known.get(key);
  if (!before) return;
  known.set(key, { ...before, ...changes });
  publish(key);
}

/** Shows a note as it is known. */
function publish(key: string): void {
  entries.value = entries.value.map((entry) => (entry.key === key ? (known.get(key) ?? entry) : entry));
}

function entryOf(note: Note, key: string): Entry {
  const { updated_at: updatedAt, article: articleId, id, target, placement, label, body, tags } = note;
  return { key, article: articleId, id, target, placement, label, body, tags, updatedAt };
}
