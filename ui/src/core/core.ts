/** The one door to the native side. Nothing else in the interface imports `@tauri-apps/*`. */

import { convertFileSrc, invoke, isTauri } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { CommandId } from "./keys";
import type { Commands, Failure, ImportProgress, Session } from "./wire";

/** Runs a command of the library. Rejects with a `Failure`. */
export async function call<Name extends keyof Commands>(
  command: Name,
  args: Commands[Name]["args"],
): Promise<Commands[Name]["result"]> {
  try {
    return await invoke(command, args);
  } catch (error) {
    throw asFailure(error);
  }
}

declare global {
  interface Window {
    /** What the window needs at its start: the shell asks for it before this code is read. */
    postilSession?: Promise<Session>;
  }
}

/** What the window needs at its start. Rejects with a `Failure`. */
export async function sessionAtStart(): Promise<Session> {
  try {
    return await (window.postilSession ?? call("session", {}));
  } catch (error) {
    throw asFailure(error);
  }
}

/** Whether a thrown value is an error the library explains. */
export function asFailure(error: unknown): Failure {
  if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
    return error as Failure;
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: "internal", message, reason: { is: "fault", detail: message } };
}

/** Address under which the window may show a saved image. */
export function imageAddress(id: number): string {
  return convertFileSrc(String(id), "postil-img");
}

/** Whether a native shell is there at all. */
export const hasShell = isTauri;

/** Calls back for each step of a running import. */
export function onImport(handle: (progress: ImportProgress) => void): void {
  void listen<ImportProgress>("import", (event) => handle(event.payload));
}

/** Calls back for each item the reader chooses in the native menu. */
export function onMenu(handle: (command: CommandId) => void): void {
  void listen<CommandId>("menu", (event) => handle(event.payload));
}

/** Calls back when another program hands over a link; `take_links` says which. */
export function onLinks(handle: () => void): void {
  void listen("links", () => handle());
}

/** Calls back when files are dragged over the window (`true`) and when they leave it or are dropped. */
export function onFileDrag(handle: (over: boolean) => void): void {
  void listen("tauri://drag-enter", () => handle(true));
  void listen("tauri://drag-leave", () => handle(false));
  void listen("tauri://drag-drop", () => handle(false));
}
