import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { isField } from "../core/commands";
import { onFileDrag, onLinks } from "../core/core";
import { Icon } from "../core/icons";
import { words } from "../i18n/words";
import { takeLinks } from "./fetching";
import { importPaste } from "./imports";

/** Takes in links handed over by the browser and what is pasted anywhere outside a text field, and shows that the whole window takes dropped files. */
export function Arrivals() {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    onFileDrag(setDragging);
    onLinks(() => void takeLinks());
    void takeLinks();
  }, []);
  // Before the window is seen: who has something to paste does so at once.
  useLayoutEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (isField(event.target) || !event.clipboardData) return;
      const text = event.clipboardData.getData("text/plain");
      const html = event.clipboardData.getData("text/html");
      if (!text.trim() && !html) return;
      event.preventDefault();
      void importPaste(text, html || null);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
  if (!isDragging) return null;
  return (
    <div class="drop-hint">
      <p>
        <Icon name="import" />
        {words().library.dropHint}
      </p>
    </div>
  );
}
