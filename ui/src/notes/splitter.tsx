import { useRef } from "preact/hooks";
import type { RefObject } from "preact";
import { useCommands } from "../core/commands";
import { interfaceDirection, words } from "../i18n/words";
import { changeSettings, ranges, settings } from "../settings/settings";

const { least, most, step } = ranges.margin;

/** The line between text and margin: dragged, or moved by the arrow keys, it makes the margin wider or narrower. */
export function Splitter({ margin }: { margin: RefObject<HTMLElement | null> }) {
  const drag = useRef<{ from: number; width: number } | undefined>(undefined);
  const width = () => settings.value.margin ?? shownWidth(margin.current);
  const set = (wanted: number) => changeSettings({ margin: Math.round(Math.min(Math.max(wanted, least), most)) });
  // The margin stands at the end of the lines, so it grows against their direction.
  const outwards = () => (pageDirection(margin.current) === "rtl" ? 1 : -1);
  useCommands({ wider_margin: () => set(width() + step), narrower_margin: () => set(width() - step) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") set(width() + outwards() * step);
    else if (event.key === "ArrowLeft") set(width() - outwards() * step);
    else if (event.key === "Home") set(least);
    else if (event.key === "End") set(most);
    else if (event.key === "Enter") changeSettings({ margin: null });
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      class="splitter"
      dir={interfaceDirection()}
      role="separator"
      aria-orientation="vertical"
      aria-label={words().notes.marginWidth}
      aria-valuenow={settings.value.margin ?? ranges.margin.usual}
      aria-valuemin={least}
      aria-valuemax={most}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDblClick={() => changeSettings({ margin: null })}
      onPointerDown={(event) => {
        drag.current = { from: event.clientX, width: width() };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (drag.current) set(drag.current.width + outwards() * (event.clientX - drag.current.from));
      }}
      onPointerUp={() => (drag.current = undefined)}
      onLostPointerCapture={() => (drag.current = undefined)}
    />
  );
}

function shownWidth(margin: HTMLElement | null): number {
  return margin?.getBoundingClientRect().width ?? ranges.margin.usual;
}

function pageDirection(margin: HTMLElement | null): string {
  const page = margin?.closest<HTMLElement>(".page");
  return page ? getComputedStyle(page).direction : "ltr";
}
