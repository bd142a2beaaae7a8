import { useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../i18n/words";
import { placeUnder } from "./links";
import { reading } from "./reading";
import { appendBlocks, blockContext } from "./blocks";

/** A footnote, where it is referred to. */
export function FootnotePopover({ reference, onClose }: { reference: HTMLElement; onClose: () => void }) {
  const panel = useRef<HTMLDivElement>(null);
  const label = reference.dataset["footnote"] ?? "";
  useLayoutEffect(() => {
    const root = panel.current;
    if (!root) return undefined;
    root.replaceChildren(...footnoteNodes(label));
    root.showPopover();
    placeUnder(root, reference);
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === "closed") onClose();
    };
    root.addEventListener("toggle", onToggle);
    return () => root.removeEventListener("toggle", onToggle);
  }, [reference]);
  return (
    <div
      ref={panel}
      popover="auto"
      class="popover footnote-popover prose"
      role="note"
      aria-label={words().article.footnote(label)}
    />
  );
}

function footnoteNodes(label: string): Node[] {
  const current = reading.value;
  const footnote = current?.article.document.blocks.find(
    (block) => block.type === "footnote" && block.label === label,
  );
  if (!current || footnote?.type !== "footnote") return [];
  // A second rendering of the same text must not be taken for the place of notes on it.
  const context = blockContext(footnote.blocks, { ...current.context, tables: new Map(), inComment: true });
  const content = document.createDocumentFragment();
  appendBlocks(content, footnote.blocks, context);
  for (const node of content.querySelectorAll<HTMLElement>("[data-block], [data-stop]")) {
    delete node.dataset["block"];
    delete node.dataset["stop"];
  }
  return [...content.childNodes];
}
