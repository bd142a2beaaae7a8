/** What the reader asked the network for while there was none: it waits, also over a restart, until there is one. */

import { effect, signal } from "@preact/signals";
import { call } from "../core/core";
import { isOnline } from "../core/connection";
import { laterModule } from "../core/later";
import { inTurn } from "../core/turns";
import { reportFailure } from "../core/undo";
import type { Failure, Waiting } from "../core/wire";

/** What waits, in the order it was asked for. */
export const waiting = signal<readonly Waiting[]>([]);
/** Whether the reader put the list of it away. */
export const isPutAway = signal(false);

/** What is asked for right now: until that is through, it is kept as if it waited, so that a crash loses none of it. */
let underWay: readonly Waiting[] = [];

const codeForSaving = laterModule(() => import("./saving"));

/** Takes up what waited when the window was closed, and asks for all that waits whenever a connection comes back. */
export function followConnection(before: readonly Waiting[]): void {
  waiting.value = before;
  effect(() => void (isOnline.value && tryWaiting()));
}

/**
 * Whether something failed for want of a connection only. What waited goes on waiting: a connection that was reported
 * need not lead anywhere yet.
 */
export function isForWant({ reason }: Failure): boolean {
  return (!isOnline.value || underWay.length > 0) && (reason?.is === "name_not_found" || reason?.is === "unreachable");
}

/** Has something wait for a connection. */
export function wait(what: Waiting): void {
  isPutAway.value = false;
  if (!waiting.peek().some((other) => isSame(other, what))) waiting.value = [...waiting.peek(), what];
  keep();
}

/** Gives up waiting for something. */
export function waitNoLonger(what: Waiting): void {
  waiting.value = waiting.value.filter((other) => other !== what);
  keep();
}

/** Asks for everything that waits. What still fails for want of a connection waits on. */
export async function tryWaiting(): Promise<void> {
  if (waiting.peek().length === 0 || underWay.length > 0) return;
  underWay = waiting.peek();
  waiting.value = [];
  try {
    const { saveWaiting } = await codeForSaving();
    await saveWaiting(underWay);
  } catch (error) {
    reportFailure(error);
  }
  underWay = [];
  keep();
}

function keep(): void {
  const all = [...underWay, ...waiting.peek()];
  inTurn("waiting", () => call("keep_waiting", { waiting: all })).catch(reportFailure);
}

function isSame(a: Waiting, b: Waiting): boolean {
  return a.what === "page" ? b.what === "page" && a.url === b.url : b.what === "missing" && a.article === b.article;
}
