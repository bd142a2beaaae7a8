/** The list of the library, and what is being imported into it. */

import { signal } from "@preact/signals";
import { announce } from "../core/announce";
import { asFailure, call, onImport } from "../core/core";
import { isMac } from "../core/commands";
import { keyCaps } from "../core/keys";
import { offerUndo, reportFailure, tell } from "../core/undo";
import type { ArticleSummary, Failure, Imported, ImportProgress } from "../core/wire";
import { words } from "../i18n/words";

export const articles = signal<readonly ArticleSummary[] | undefined>(undefined);
export const listFailure = signal<Failure | undefined>(undefined);

/** What the import panel tells. */
export interface ImportState {
  isRunning: boolean;
  done: number;
  total: number;
  /** What is being read right now. */
  name: string | undefined;
  imported: readonly Imported[];
  failed: readonly { name: string; message: string }[];
}

export const importing = signal<ImportState | undefined>(undefined);

/** Reads the list again. */
export async function refreshArticles(): Promise<void> {
  try {
    articles.value = await call("list_articles", { bin: false });
    listFailure.value = undefined;
  } catch (error) {
    listFailure.value = asFailure(error);
  }
}

/** Lets the reader choose files. */
export async function importFiles(): Promise<void> {
  try {
    await call("import_files", {});
  } catch (error) {
    if (asFailure(error).code !== "cancelled") fail(words().importing.title, error);
  } finally {
    finish();
  }
}

/** Imports what was pasted. */
export async function importPaste(text: string, html: string | null): Promise<void> {
  step({ state: "working", done: 0, total: 1, name: words().importing.pasted });
  try {
    step({ state: "done", imported: await call("import_paste", { text, html }) });
  } catch (error) {
    fail(words().importing.title, error);
  } finally {
    finish();
  }
}

/** Imports what is on the clipboard where the system lets the window read it; else says which key does. */
export async function importClipboard(): Promise<void> {
  try {
    const text = await navigator.clipboard.readText();
    if (text.trim()) await importPaste(text, null);
    else tell(words().importing.nothingToPaste);
  } catch {
    tell(words().importing.usePaste(keyCaps("Mod+V", isMac, words().shortcuts.keyNames).join(isMac ? "" : "+")));
  }
}

/** Stops an import; what is finished stays. */
export function cancelImport(): void {
  call("cancel_import", {}).catch(reportFailure);
}

/** Follows imports wherever they were started: by dialog, drop or the system. */
export function followImports(): void {
  onImport((progress) => {
    step(progress);
    if (progress.state === "finished") finish();
  });
}

/** Moves an article to the bin and offers it back. */
export async function removeArticle(article: ArticleSummary): Promise<void> {
  try {
    await call("delete_article", { id: article.id });
  } catch (error) {
    reportFailure(error);
    return;
  }
  articles.value = articles.value?.filter(({ id }) => id !== article.id);
  offerUndo(words().library.movedToBin(article.title), async () => {
    await call("restore_article", { id: article.id });
    await refreshArticles();
  });
}

const idle: ImportState = { isRunning: true, done: 0, total: 1, name: undefined, imported: [], failed: [] };

function step(progress: ImportProgress): void {
  const before = importing.value?.isRunning ? importing.value : idle;
  switch (progress.state) {
    case "working":
      importing.value = { ...before, done: progress.done, total: progress.total, name: progress.name };
      break;
    case "failed":
      importing.value = {
        ...before,
        failed: [...before.failed, { name: progress.name, message: progress.error.message }],
      };
      announce(progress.error.message);
      break;
    case "done":
      // The answer of the command and its event tell of the same article; it is listed once.
      if (!before.imported.some(({ article }) => article === progress.imported.article)) {
        importing.value = { ...before, imported: [...before.imported, progress.imported] };
        announce(words().importing.done(progress.imported.title));
      }
      break;
    case "finished":
      break;
  }
}

function fail(name: string, error: unknown): void {
  step({ state: "failed", name, error: asFailure(error) });
}

function finish(): void {
  if (importing.value?.isRunning) importing.value = { ...importing.value, isRunning: false, name: undefined };
  void refreshArticles();
}
