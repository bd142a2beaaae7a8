import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../i18n/words";
import { Icon } from "./icons";
import { openModal } from "./modal";

interface DialogProps {
  title: string;
  class?: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A dialog over the window. Esc and a click beside it close it; the focus goes back to where it was. */
export function Dialog({ title, class: name, onClose, children }: DialogProps) {
  const root = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const leave = openModal(root.current);
    // The way out is not what a reader came for.
    if (document.activeElement?.matches("[data-close]")) root.current?.focus();
    return leave;
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={root}
      class={name}
      tabIndex={-1}
      aria-label={title.replace(/…$/, "")}
      onClose={onClose}
      onClick={(event) => event.target === root.current && onClose()}
      onKeyDown={(event) => {
        // A search field would take the first Esc to empty itself.
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog-content">
        <header class="dialog-head">
          {/* The command that opens it says by its dots that something opens. */}
          <h2>{title.replace(/…$/, "")}</h2>
          <button type="button" class="icon-button" data-close aria-label={words().close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
