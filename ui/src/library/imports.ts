/** What is being imported, wherever it was started, and what became of it. */

import { signal } from "@preact/signals";
import { announce } from "../core/announce";
import { asFailure, call, onImport } from "../core/core";
import { isMac } from "../core/commands";
import { keyCaps } from "../core/keys";
import { reportFailure, tell } from "../core/undo";
import type { Imported, ImportProgress } from "../core/wire";
import { localHost, said } from "../i18n/failures";
import { words } from "../i18n/words";
import { addresses } from "./addresses";
import { asked, offer } from "./fetching";
import { refresh } from "./list";
import { quarterReached } from "./share";
import { isForWant, wait } from "./waiting";

/** Something that could not be imported. */
export interface Failed {
  name: string;
  message: string;
  /** The host of the local network that stood in the way. */
  local: string | undefined;
  /** The address it was to come from, where it is no file. */
  url: string | undefined;
}

/** What the import panel tells. */
export interface ImportState {
  isRunning: boolean;
  done: number;
  total: number;
  /** What is being read right now. */
  name: string | undefined;
  imported: readonly Imported[];
  failed: readonly Failed[];
  /** Shown as one line, out of the way. */
  isSmall: boolean;
}

export const importing = signal<ImportState | undefined>(undefined);

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
  const urls = addresses(text);
  if (urls.length > 0) {
    offer.value = { urls, confirmed: [] };
    return;
  }
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

const idle: ImportState = { isRunning: true, done: 0, total: 1, name: undefined, imported: [], failed: [], isSmall: false };

/** Takes a step of an import into what the panel tells. */
export function step(progress: ImportProgress): void {
  const before = importing.value?.isRunning ? importing.value : idle;
  switch (progress.state) {
    case "working":
      importing.value = { ...before, done: progress.done, total: progress.total, name: progress.name };
      announceShare(before, progress.done, progress.total);
      break;
    case "fetching":
      importing.value = { ...before, name: asked(progress.at) };
      break;
    case "failed":
      if (progress.url !== undefined && isForWant(progress.error)) {
        wait({ what: "page", url: progress.url });
        break;
      }
      importing.value = {
        ...before,
        failed: [...before.failed, failed(progress)],
      };
      announce(said(progress.error));
      break;
    case "done":
      // The answer of the command and its event tell of the same article; it is listed once.
      if (!before.imported.some(({ article }) => article === progress.imported.article)) {
        importing.value = { ...before, imported: [...before.imported, progress.imported] };
        if (before.total === 1) announce(words().importing.done(progress.imported.title));
      }
      break;
    case "finished":
      break;
  }
}

function failed({ name, url, error }: Extract<ImportProgress, { state: "failed" }>): Failed {
  return { name, message: said(error), local: localHost(error), url };
}

/** Says at the start how much there is to do, and from then on at every quarter. */
function announceShare(before: ImportState, done: number, total: number): void {
  const quarter = quarterReached(before.done, done, total);
  if (total > 1 && before.name === undefined && done === 0) announce(words().importing.started(total));
  else if (quarter !== undefined) announce(words().importing.share(quarter));
}

/** Notes that something failed, and goes on. What was to come from an address can be tried again. */
export function fail(name: string, error: unknown, url?: string): void {
  step({ state: "failed", name, ...(url !== undefined && { url }), error: asFailure(error) });
}

/** Takes a failure off the list: it is tried again. */
export function forget(failure: Failed): void {
  const state = importing.value;
  if (state) importing.value = { ...state, failed: state.failed.filter((other) => other !== failure) };
}

/** Nothing more is under way. */
export function finish(): void {
  const state = importing.value;
  if (state?.isRunning) {
    importing.value = { ...state, isRunning: false, name: undefined };
    if (state.total > 1) announce(words().importing.finished(state.imported.length, state.failed.length));
  }
  void refresh();
}
