import { useEffect } from "preact/hooks";
import { announce } from "../core/announce";
import { isField } from "../core/commands";
import { words } from "../i18n/words";
import { settings } from "../settings/settings";
import { activeKey, find, labelOrder, relabel } from "./notes";

/** 1 to 4 give the note that is open another label, right after marking as much as later. */
export function useLabelKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
      if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented || isField(event.target)) return;
      const label = /^[1-4]$/.test(key) ? labelOrder[Number(key) - 1] : undefined;
      const note = activeKey.value === undefined ? undefined : find(activeKey.value);
      if (!label || !note || !settings.value.single_keys || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      void relabel(note.key, label);
      announce(words().notes.highlighted(words().notes.labels[label]));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
