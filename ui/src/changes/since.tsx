import { useState } from "preact/hooks";
import type { Since } from "../core/wire";
import { words } from "../i18n/words";
import { changed } from "./told";

/** Above the text: what a newer copy changed since the reader last read an older one. */
export function SinceStrip({ since, onCompare }: { since: Since; onCompare: () => void }) {
  const [isShown, setShown] = useState(true);
  if (!isShown) return null;
  const text = words().changes;
  const parts = changed(since);
  return (
    <p class="strip since" role="note" dir="auto">
      <span>{parts.length > 0 ? text.since(parts) : text.sinceNothing}</span>
      {parts.length > 0 && (
        <button type="button" class="text-button" data-action="since" onClick={onCompare}>
          {text.open}
        </button>
      )}
      <button type="button" class="text-button" onClick={() => setShown(false)}>
        {words().dismiss}
      </button>
    </p>
  );
}
