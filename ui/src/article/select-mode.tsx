import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { announce } from "../core/announce";
import { isField, useCommands } from "../core/commands";
import { words } from "../i18n/words";
import { placeOfCursor, step } from "./cursor";
import { extendByWord, selectSentence } from "./sentences";

/**
 * While it is on, the arrow keys go from sentence to sentence and beyond the end of a block to the next; with Shift
 * they make the selection longer, left and right by a word. Marking or writing a note ends it, as Esc does.
 */
export function SelectMode({ column, onEnd }: { column: RefObject<HTMLElement | null>; onEnd: () => void }) {
  const text = words().reading;
  useCommands({ select: () => go(column.current, 1, false) });
  // Before the frame: the next key may come at once.
  useLayoutEffect(() => {
    announce(text.selecting);
    go(column.current, 1, false);
    const end = () => onEnd();
    const onKey = (event: KeyboardEvent) => {
      if (isField(event.target) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") getSelection()?.removeAllRanges();
      if (event.key === "Escape" || "hn1234".includes(event.key)) return end();
      if (!take(event, column.current)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("pointerdown", end);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("pointerdown", end);
    };
  }, []);
  return <p class="mode-hint">{text.selecting}</p>;
}

/** Whether the key means something while selecting. */
function take({ key, shiftKey }: KeyboardEvent, column: HTMLElement | null): boolean {
  const direction = key === "ArrowDown" || key === "j" || key === "ArrowRight" ? 1 : -1;
  if (["ArrowDown", "ArrowUp", "j", "k"].includes(key)) go(column, direction, shiftKey);
  else if (shiftKey && (key === "ArrowRight" || key === "ArrowLeft")) extendByWord(direction);
  else return false;
  return true;
}

function go(column: HTMLElement | null, direction: 1 | -1, extend: boolean): boolean {
  const block = column ? placeOfCursor(column)?.closest<HTMLElement>("[data-stop]") : undefined;
  if (!column || !block) return false;
  if (selectSentence(block, direction, extend) || extend) return true;
  // Past the last sentence of a block comes the first one of the next.
  getSelection()?.removeAllRanges();
  if (!step(column, direction)) return false;
  const next = placeOfCursor(column)?.closest<HTMLElement>("[data-stop]");
  return next ? selectSentence(next, direction, false) : false;
}
