import { useRef } from "preact/hooks";
import { placeUnder } from "../article/links";
import { Icon } from "../core/icons";
import { words } from "../i18n/words";

/** Something that can be done with a place of the library. */
export interface MenuEntry {
  name: string;
  run: () => void;
}

/** What can be done with a place, behind three dots. */
export function PlaceMenu({ name, entries }: { name: string; entries: readonly MenuEntry[] }) {
  const panel = useRef<HTMLDivElement>(null);
  const open = (event: MouseEvent) => {
    if (!panel.current || !(event.currentTarget instanceof HTMLElement)) return;
    panel.current.togglePopover();
    placeUnder(panel.current, event.currentTarget);
    panel.current.querySelector("button")?.focus();
  };
  const label = words().organise.actionsOf(name);
  return (
    <>
      <button type="button" class="icon-button place-more" aria-haspopup="dialog" aria-label={label} title={label} onClick={open}>
        <Icon name="more" />
      </button>
      <div ref={panel} popover="auto" class="popover place-menu" role="dialog" aria-label={label}>
        {entries.map((entry) => (
          <button
            key={entry.name}
            type="button"
            class="menu-entry"
            onClick={() => {
              panel.current?.hidePopover();
              entry.run();
            }}
          >
            {entry.name}
          </button>
        ))}
      </div>
    </>
  );
}
