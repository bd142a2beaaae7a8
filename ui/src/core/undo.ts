/**
 * Reversible actions act at once and can be taken back: from a toast, or with Mod+Z, also after a restart. The library
 * keeps the journal; this is its face.
 */

import { signal } from "@preact/signals";
import { said } from "../i18n/failures";
import { words } from "../i18n/words";
import { announce } from "./announce";
import { asFailure, call } from "./core";
import type { Step } from "./wire";

/** Something the reader did that can be taken back, or a message whose place is gone. */
export interface Toast {
  id: number;
  message: string;
  /** The step that can be taken back. */
  step?: number;
  isError: boolean;
}

/** The toasts in sight, oldest first. */
export const toasts = signal<readonly Toast[]>([]);

let lastId = 0;
const listeners: (() => void)[] = [];

/** Tells what was done, and offers to take it back. Nothing where it changed nothing. */
export function offerUndo(step: Step | null, message = step ? `${deed(step)}.` : ""): void {
  if (step) show({ id: ++lastId, message, step: step.id, isError: false });
}

/** Tells something that nothing can be done about. */
export function tell(message: string): void {
  show({ id: ++lastId, message, isError: false });
}

/** Tells of an error whose place is not in sight any more. It stays until dismissed. */
export function reportFailure(error: unknown): void {
  show({ id: ++lastId, message: said(asFailure(error)), isError: true });
}

/** Calls back after something was taken back or done again, for what is in sight to be read anew. */
export function onTurn(handle: () => void): void {
  listeners.push(handle);
}

/** Takes back what was done last. */
export async function undo(): Promise<void> {
  await turn(() => call("undo", {}), words().organise.nothingToUndo);
}

/** Does again what was taken back last. */
export async function redo(): Promise<void> {
  await turn(() => call("redo", {}), words().organise.nothingToRedo);
}

/** Takes back what a toast tells of, whatever was done since. */
export async function takeBack(toast: Toast): Promise<void> {
  const { step } = toast;
  dismiss(toast);
  if (step !== undefined) await turn(() => call("take_back", { step }), words().organise.nothingToUndo);
}

/** Takes a toast out of sight; what it offered can still be undone by key. */
export function dismiss(toast: Toast): void {
  toasts.value = toasts.value.filter((other) => other.id !== toast.id);
}

async function turn(way: () => Promise<Step | null>, nothing: string): Promise<void> {
  try {
    const step = await way();
    if (!step) return tell(nothing);
    // What is taken back cannot be taken back once more.
    toasts.value = toasts.value.filter((toast) => toast.step !== step.id);
    tell(step.undone ? words().organise.undone(deed(step)) : words().organise.redone(deed(step)));
    for (const listener of listeners) listener();
  } catch (error) {
    reportFailure(error);
  }
  return undefined;
}

function deed({ act, count, name }: Step): string {
  return words().organise.acts[act](count, name);
}

function show(toast: Toast): void {
  toasts.value = [...toasts.value, toast].slice(-3);
  announce(toast.message);
}
