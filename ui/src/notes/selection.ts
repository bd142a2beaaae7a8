import { useEffect, useState } from "preact/hooks";

/** The selection, once the pointer is up, where a note can be put on it. */
export function useSelectedRange(): Range | undefined {
  const [range, setRange] = useState<Range | undefined>();
  useEffect(() => {
    let isDown = false;
    const update = () => setRange(isDown ? undefined : annotatableRange());
    const onDown = (event: PointerEvent) => {
      isDown = !(event.target instanceof Element && event.target.closest(".selection-toolbar"));
    };
    const onUp = () => {
      isDown = false;
      // A click that clears the selection does so only after this event.
      setTimeout(update);
    };
    document.addEventListener("selectionchange", update);
    document.addEventListener("pointerdown", onDown);
    document.addEventListener("pointerup", onUp);
    return () => {
      document.removeEventListener("selectionchange", update);
      document.removeEventListener("pointerdown", onDown);
      document.removeEventListener("pointerup", onUp);
    };
  }, []);
  return range;
}

function annotatableRange(): Range | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.toString().trim() === "") return undefined;
  const range = selection.getRangeAt(0);
  const node = range.commonAncestorContainer;
  const place = node instanceof Element ? node : node.parentElement;
  return place?.closest("[data-article-body], [data-comment-body]") ? range : undefined;
}
