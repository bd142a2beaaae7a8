/** Saves what is being typed: soon after the last key, and at once when the reader leaves. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { asFailure } from "../core/core";
import type { Failure } from "../core/wire";
import { type SaveState, setFailing } from "./failing";

/** Where a text goes that the library cannot take: it comes back from there at the next start. */
export interface SideFile {
  keep: (text: string) => Promise<unknown>;
  forget: () => Promise<unknown>;
}

/** After the last key, so that the text is committed within 400 ms of it. */
const delay = 250;
/** Somebody who types without a pause is saved so often. */
const longest = 900;
/** A refused text is tried again by itself. */
const retry = 3000;

/** Runs the saves of one text, one after the other, so that a later one never loses to an earlier one. */
export class Autosave {
  private readonly current = signal<SaveState>({ is: "clean" });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private firstUnsaved: number | undefined;
  private pending: string | undefined;
  private running: Promise<void> | undefined;
  private isAside = false;

  constructor(
    private readonly save: (text: string) => Promise<unknown>,
    private readonly side?: SideFile,
  ) {}

  get state(): ReadonlySignal<SaveState> {
    return this.current;
  }

  /** The text has changed. */
  changed(text: string): void {
    this.pending = text;
    // A text that cannot be saved stays known as such while it grows.
    if (this.current.value.is !== "failed") this.current.value = { is: "waiting" };
    this.firstUnsaved ??= Date.now();
    this.flushIn(Math.max(0, Math.min(delay, this.firstUnsaved + longest - Date.now())));
  }

  /** Saves what is not saved yet. Resolves when all of it is, or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private flushIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), milliseconds);
  }

  private async drain(): Promise<void> {
    while (this.pending !== undefined) {
      const text = this.pending;
      this.pending = undefined;
      this.firstUnsaved = undefined;
      const failed = this.current.value.is === "failed";
      if (!failed) this.current.value = { is: "saving" };
      try {
        // One save must be committed before the next begins.
        // oxlint-disable-next-line no-await-in-loop
        await this.save(text);
        this.succeeded();
      } catch (error) {
        this.pending ??= text;
        // oxlint-disable-next-line no-await-in-loop
        await this.failed(asFailure(error), this.pending);
        return;
      }
    }
  }

  private succeeded(): void {
    this.current.value = { is: this.pending === undefined ? "saved" : "waiting" };
    setFailing(this, false);
    if (this.isAside) {
      this.isAside = false;
      // What stays in the file by mistake is known at the next start.
      void this.side?.forget().catch(() => {});
    }
  }

  private async failed(failure: Failure, text: string): Promise<void> {
    this.current.value = { is: "failed", failure };
    setFailing(this, true);
    this.flushIn(retry);
    try {
      await this.side?.keep(text);
      this.isAside = true;
    } catch {
      // It is still here, and in sight.
    }
  }
}
