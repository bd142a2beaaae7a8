import { useLayoutEffect, useRef } from "preact/hooks";
import { openModal } from "../core/modal";
import { words } from "../i18n/words";
import { opening } from "./opening";

/** Lines of each paragraph that stands for the text, as parts of its width. */
const paragraphs = [
  [1, 0.97, 0.99, 0.62],
  [0.98, 1, 0.95, 0.99, 0.34],
  [0.99, 0.96, 0.78],
];

/** The place where the text will be, over the whole window; after a while with a way out. Esc is one from the start. */
export function Opening() {
  const root = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const leave = openModal(root.current);
    root.current?.focus();
    return leave;
  }, []);
  const now = opening.value;
  return (
    <dialog
      ref={root}
      class="arriving"
      tabIndex={-1}
      aria-label={words().loading}
      onCancel={(event) => {
        event.preventDefault();
        now?.giveUp();
      }}
    >
      <div class="reading">
        <header class="top-bar" />
        <div class="page">
          <div class="text-column">
            {now?.isLong && (
              <p class="arriving-stage">
                <span role="status">{words().loading}</span>
                <button type="button" class="button" data-action="give-up" onClick={now.giveUp}>
                  {words().cancel}
                </button>
              </p>
            )}
            <div class="skeleton" aria-hidden="true">
              <div class="skeleton-title" />
              {paragraphs.map((lines) => (
                <div key={lines.join()} class="skeleton-paragraph">
                  {lines.map((share) => (
                    <div key={share} style={{ width: `${share * 100}%` }} />
                  ))}
                </div>
              ))}
            </div>
          </div>
        </div>
      </div>
    </dialog>
  );
}
