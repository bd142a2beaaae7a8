/** Saves what is being typed: a while after the last key, and at once when the reader leaves. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { asFailure } from "../core/core";
import type { Failure } from "../core/wire";

/** How the text stands against the library. `saved` is said only after the library confirmed it. */
export type SaveState = { is: "clean" | "waiting" | "saving" | "saved" } | { is: "failed"; failure: Failure };

const delay = 400;

/** Runs the saves of one text, one after the other, so that a later one never loses to an earlier one. */
export class Autosave {
  private readonly current = signal<SaveState>({ is: "clean" });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pending: string | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly save: (text: string) => Promise<unknown>) {}

  get state(): ReadonlySignal<SaveState> {
    return this.current;
  }

  /** The text has changed. */
  changed(text: string): void {
    this.pending = text;
    this.current.value = { is: "waiting" };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  /** Saves what is not saved yet. Resolves when all of it is, or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private async drain(): Promise<void> {
    while (this.pending !== undefined) {
      const text = this.pending;
      this.pending = undefined;
      this.current.value = { is: "saving" };
      try {
        // One save must be committed before the next begins.
        // oxlint-disable-next-line no-await-in-loop
        await this.save(text);
        if (this.pending === undefined) this.current.value = { is: "saved" };
      } catch (error) {
        this.pending ??= text;
        this.current.value = { is: "failed", failure: asFailure(error) };
        return;
      }
    }
  }
}
