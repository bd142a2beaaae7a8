import { withoutHighlights } from "./highlights";

/**
 * Opens a dialog over the window. What it gives is to be called when the dialog goes: the focus is then where it was
 * before, unless something else took it.
 */
export function openModal(dialog: HTMLDialogElement | null): () => void {
  const before = document.activeElement;
  dialog?.showModal();
  const paintAgain = withoutHighlights();
  return () => {
    paintAgain();
    // Nothing outside takes the focus before the dialog has left the document.
    queueMicrotask(() => {
      const isFree = document.activeElement === null || document.activeElement === document.body;
      if (isFree && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    });
  };
}
