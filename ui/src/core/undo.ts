/** Reversible actions act at once and can be taken back: from a toast, or with Mod+Z for the whole session. */

import { signal } from "@preact/signals";
import { announce } from "./announce";
import { asFailure } from "./core";

/** Something the reader did that can be taken back, or a message whose place is gone. */
export interface Toast {
  id: number;
  message: string;
  takeBack?: () => Promise<void>;
  isError: boolean;
}

/** The toasts in sight, oldest first. */
export const toasts = signal<readonly Toast[]>([]);

const history: Toast[] = [];
let lastId = 0;

/** Tells that something was done, and offers to take it back. */
export function offerUndo(message: string, takeBack: () => Promise<void>): void {
  const toast: Toast = { id: ++lastId, message, takeBack, isError: false };
  history.push(toast);
  show(toast);
}

/** Tells something that nothing can be done about. */
export function tell(message: string): void {
  show({ id: ++lastId, message, isError: false });
}

/** Tells of an error whose place is not in sight any more. It stays until dismissed. */
export function reportFailure(error: unknown): void {
  show({ id: ++lastId, message: asFailure(error).message, isError: true });
}

/** Takes back one action, or the last one. */
export async function undo(toast: Toast | undefined = history.at(-1)): Promise<void> {
  if (!toast?.takeBack) return;
  const index = history.indexOf(toast);
  if (index < 0) return;
  history.splice(index, 1);
  dismiss(toast);
  try {
    await toast.takeBack();
  } catch (error) {
    reportFailure(error);
  }
}

/** Takes a toast out of sight; what it offered can still be undone by key. */
export function dismiss(toast: Toast): void {
  toasts.value = toasts.value.filter((other) => other.id !== toast.id);
}

function show(toast: Toast): void {
  toasts.value = [...toasts.value, toast].slice(-3);
  announce(toast.message);
}
