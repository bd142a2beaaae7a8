import { useLayoutEffect, useRef } from "preact/hooks";
import { placeUnder } from "../article/links";
import { words } from "../i18n/words";
import { activeKey, editingKey, labelOrder, relabel, remove } from "./notes";
import type { Placed } from "./placed";

interface MarkPopoverProps {
  note: Placed;
  onClose: () => void;
}

/** What can be done with marked words, right below them, where their note does not stand beside them. */
export function MarkPopover({ note: { entry, anchor }, onClose }: MarkPopoverProps) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const panel = root.current;
    if (!panel) return undefined;
    panel.showPopover();
    placeUnder(panel, anchor.range ?? anchor.node);
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === "closed") onClose();
    };
    panel.addEventListener("toggle", onToggle);
    return () => panel.removeEventListener("toggle", onToggle);
  }, [entry.key]);
  const { notes } = words();
  const write = () => {
    onClose();
    activeKey.value = entry.key;
    editingKey.value = entry.key;
  };
  const erase = () => {
    onClose();
    void remove(entry.key);
  };
  return (
    <div ref={root} popover="auto" class="popover mark-popover" role="toolbar" aria-label={notes.toolbar}>
      {labelOrder.map((label) => (
        <button
          key={label}
          type="button"
          class={`mark-button label-${label}`}
          aria-pressed={entry.label === label}
          onClick={() => void relabel(entry.key, label)}
        >
          <span>{notes.labels[label]}</span>
        </button>
      ))}
      <button type="button" class="note-button" onClick={write}>
        {notes.note}
      </button>
      <button type="button" class="note-button" onClick={erase}>
        {words().delete}
      </button>
    </div>
  );
}
