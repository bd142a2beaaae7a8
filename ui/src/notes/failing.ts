/** Texts that cannot be saved at the moment: they are told of over everything, and can be tried again together. */

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Failure } from "../core/wire";

/** How a text stands against the library. `saved` is said only after the library confirmed it. */
export type SaveState = { is: "clean" | "waiting" | "saving" | "saved" } | { is: "failed"; failure: Failure };

/** A text that is being written. */
interface Text {
  state: ReadonlySignal<SaveState>;
  /** Tries to save it at once. */
  flush: () => Promise<void>;
}

const failing = signal<ReadonlySet<Text>>(new Set());

/** Why some text cannot be saved at the moment, if that is so. */
export function trouble(): Failure | undefined {
  for (const { state } of failing.value) {
    if (state.value.is === "failed") return state.value.failure;
  }
  return undefined;
}

/** Tries again to save everything that could not be saved. */
export async function saveAll(): Promise<void> {
  await Promise.all([...failing.value].map((text) => text.flush()));
}

/** Counts a text among those that cannot be saved, or no longer. */
export function setFailing(text: Text, isFailing: boolean): void {
  if (failing.value.has(text) === isFailing) return;
  const next = new Set(failing.value);
  if (isFailing) next.add(text);
  else next.delete(text);
  failing.value = next;
}
