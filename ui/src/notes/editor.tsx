import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { isMac } from "../core/commands";
import { call } from "../core/core";
import type { Unsaved } from "../core/wire";
import { said } from "../i18n/failures";
import { words } from "../i18n/words";
import { Autosave } from "./autosave";
import type { SaveState } from "./failing";
import { piecesOf } from "./markdown";

interface EditorProps {
  initial: string;
  label: string;
  placeholder: string;
  /** Is told each change before it is saved. */
  onWrite?: (text: string) => void;
  /** Resolves once the text is committed. */
  save: (text: string) => Promise<unknown>;
  /** What the text is of, for the side file it goes to while the library cannot take it. */
  unsaved: () => Omit<Unsaved, "body">;
  /** The reader is done; all of the text is saved, or could not be. */
  onClose: (text: string, back: boolean) => void;
  children?: ComponentChildren;
}

/** A text that saves itself. Esc and Mod+Enter return to where the reader was. */
export function Editor({ initial, label, placeholder, onWrite, save, unsaved, onClose, children }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const latestSave = useRef(save);
  latestSave.current = save;
  const autosave = useRef<Autosave | undefined>(undefined);
  const latestUnsaved = useRef(unsaved);
  latestUnsaved.current = unsaved;
  autosave.current ??= new Autosave((text) => latestSave.current(text), {
    keep: (body) => call("keep_unsaved", { text: { ...latestUnsaved.current(), body } }),
    forget: () => call("forget_unsaved", { key: latestUnsaved.current().key }),
  });
  const saver = autosave.current;
  const written = useSignal(initial);

  // Before the frame: the next key may come at once.
  useLayoutEffect(() => {
    const area = field.current;
    grow(area);
    area?.focus({ preventScroll: true });
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  useEffect(() => {
    field.current?.scrollIntoView({ block: "nearest" });
    const flush = () => void saver.flush();
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [saver]);

  const close = async (back: boolean) => {
    await saver.flush();
    // What could not be saved stays in sight, so that it can be copied or tried again.
    if (saver.state.value.is !== "failed") onClose(field.current?.value ?? initial, back);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isDone = event.key === "Enter" && (isMac ? event.metaKey : event.ctrlKey);
    if (!isDone && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    void close(true);
  };
  return (
    <div class="editor">
      <div class="written">
        <Formatting of={written} />
        <textarea
          ref={field}
          dir="auto"
          rows={2}
          aria-label={label}
          placeholder={placeholder}
          defaultValue={initial}
          onInput={(event) => {
            written.value = event.currentTarget.value;
            onWrite?.(event.currentTarget.value);
            grow(event.currentTarget);
            saver.changed(event.currentTarget.value);
          }}
          onBlur={() => void saver.flush()}
          onKeyDown={onKeyDown}
        />
      </div>
      <SaveFailure state={saver.state.value} retry={() => void saver.flush()} />
      <div class="editor-foot">
        <span class="save-state" data-save-state={saver.state.value.is}>
          {stateWords(saver.state.value)}
        </span>
        {children}
        <button type="button" class="text-button" onClick={() => void close(true)}>
          {words().notes.done}
        </button>
      </div>
    </div>
  );
}

/** The text again, right under the field whose own letters are not seen: letter for letter, its formatting shown. */
function Formatting({ of }: { of: ReadonlySignal<string> }) {
  return (
    <div class="formatting" dir="auto" aria-hidden="true">
      {piecesOf(of.value).map(({ is, text }, index) => (
        <span key={index} class={`is-${is}`}>
          {text}
        </span>
      ))}
    </div>
  );
}

function SaveFailure({ state, retry }: { state: SaveState; retry: () => void }) {
  if (state.is !== "failed") return null;
  return (
    <p class="failure" role="alert">
      {said(state.failure)}{" "}
      <button type="button" class="text-button" onClick={retry}>
        {words().tryAgain}
      </button>
    </p>
  );
}

function stateWords(state: SaveState): string {
  switch (state.is) {
    case "clean":
      return "";
    case "waiting":
    case "saving":
      return words().notes.saving;
    case "saved":
      return words().notes.saved;
    case "failed":
      return words().notes.unsaved;
  }
}

/** Makes the field as high as its text. */
function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return;
  const before = area.style.height;
  // Only a text that got shorter needs the field to give way first; asking for that lays out the page twice.
  const isShorter = area.value.length < Number(area.dataset["length"] ?? 0);
  area.dataset["length"] = String(area.value.length);
  if (isShorter || before === "") area.style.height = "auto";
  const height = `${area.scrollHeight}px`;
  if (area.style.height !== height) area.style.height = height;
  if (height !== before) area.dispatchEvent(new CustomEvent("postil:layout", { bubbles: true }));
}
