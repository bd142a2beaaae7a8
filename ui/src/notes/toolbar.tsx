import { useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../i18n/words";
import type { Label } from "../core/wire";
import { makeTable, selectedLines } from "../tables/make";
import { targetHere } from "./anchors";
import { rows } from "../discussion/thread-state";
import { showSpeakers } from "../related/state";
import { quoteOf } from "./quote";
import { highlight, labelOrder, startNote } from "./notes";

/** What can be done with selected words, right below them. It takes neither the focus nor the selection. */
export function SelectionToolbar({ range }: { range: Range }) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (root.current) placeBelow(root.current, range);
  });
  const { notes } = words();
  const lines = selectedLines();
  const act = (take: (label: Label) => void) => (label: Label) => {
    take(label);
    getSelection()?.removeAllRanges();
  };
  const mark = act((label) => {
    const target = targetHere(null);
    if (target) void highlight(target, label);
  });
  const write = act((label) => {
    const target = targetHere(null);
    if (target) startNote(target, label);
  });
  return (
    <div ref={root} class="selection-toolbar" role="toolbar" aria-label={notes.toolbar}>
      {labelOrder.map((label) => (
        <button
          key={label}
          type="button"
          class={`mark-button label-${label}`}
          title={`${notes.highlight}: ${notes.labels[label]}`}
          onPointerDown={keepSelection}
          onMouseDown={keepSelection}
          onClick={() => mark(label)}
        >
          <span>{notes.labels[label]}</span>
        </button>
      ))}
      <button
        type="button"
        class="note-button"
        onPointerDown={keepSelection}
        onMouseDown={keepSelection}
        onClick={() => write("claim")}
      >
        {notes.note}
      </button>
      <RelatedButton range={range} />
      {lines !== undefined && (
        <button
          type="button"
          class="note-button"
          onPointerDown={keepSelection}
          onMouseDown={keepSelection}
          onClick={() => void makeTable(lines)}
        >
          {words().table.makeTable}
        </button>
      )}
    </div>
  );
}

/** Asks which comments speak of selected words of the article. */
function RelatedButton({ range }: { range: Range }) {
  const node = range.commonAncestorContainer;
  const place = node instanceof Element ? node : node.parentElement;
  if (!place?.closest("[data-article-body]") || rows.value.length === 0) return null;
  const ask = () => {
    const target = targetHere(null);
    if (target) void showSpeakers(target, quoteOf(target));
    getSelection()?.removeAllRanges();
  };
  return (
    <button type="button" class="note-button" onPointerDown={keepSelection} onMouseDown={keepSelection} onClick={ask}>
      {words().discussion.related.who}
    </button>
  );
}

function keepSelection(event: Event): void {
  event.preventDefault();
}

function placeBelow(toolbar: HTMLElement, range: Range): void {
  const rects = [...range.getClientRects()];
  const line = rects.at(-1);
  if (!line) return;
  const { width, height } = toolbar.getBoundingClientRect();
  const left = Math.min(Math.max(line.right - width / 2, 8), document.documentElement.clientWidth - width - 8);
  const below = line.bottom + 10;
  const top = below + height > innerHeight ? (rects[0]?.top ?? 0) - height - 10 : below;
  toolbar.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}
