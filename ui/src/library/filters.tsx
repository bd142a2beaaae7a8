import { useRef } from "preact/hooks";
import { placeUnder } from "../article/links";
import { Icon } from "../core/icons";
import type { Order, Overview } from "../core/wire";
import { words } from "../i18n/words";
import { changeSettings, settings } from "../settings/settings";
import { type FilterName, filterNames, listQuery, overview, shown, sortBy, toggleFilter, total } from "./list";

const orders: readonly Order[] = ["saved", "published", "opened", "title", "site", "length", "comments"];

/** What of the place is shown, and in what order. */
export function Filters() {
  const text = words().organise;
  const names: Record<FilterName, string> = {
    unread: text.onlyUnread,
    new_comments: text.onlyNew,
    favourite: text.onlyFavourites,
    notes: text.onlyNotes,
  };
  return (
    <div class="filters">
      <div class="filter-chips" role="group" aria-label={text.filters}>
        {filterNames.map((name) => (
          <button
            key={name}
            type="button"
            class="filter-chip"
            data-filter={name}
            aria-pressed={shown.value[name]}
            onClick={() => toggleFilter(name)}
          >
            {names[name]}
            <Count value={countOf(name)} />
          </button>
        ))}
      </div>
      <span class="filter-end">
        <span class="list-count">{total.value !== undefined && words().library.articles(total.value)}</span>
        <SortButton />
      </span>
    </div>
  );
}

function Count({ value }: { value: number | undefined }) {
  return value ? <span class="count">{words().number(value)}</span> : null;
}

/** How many articles a filter leaves; known for the library as a whole. */
function countOf(name: FilterName): number | undefined {
  if (shown.value.place.in !== "library" || !overview.value) return undefined;
  const names: Record<FilterName, keyof Overview> = {
    unread: "unread",
    new_comments: "new_comments",
    favourite: "favourites",
    notes: "with_notes",
  };
  return Number(overview.value[names[name]]);
}

/** The order of the list, and how much of each article it shows. */
function SortButton() {
  const panel = useRef<HTMLDivElement>(null);
  const text = words().organise;
  const { order, reversed } = listQuery();
  const { compact_list: isCompact } = settings.value;
  const inCollection = shown.value.place.in === "collection";
  const open = (event: MouseEvent) => {
    if (!panel.current || !(event.currentTarget instanceof HTMLElement)) return;
    panel.current.togglePopover();
    placeUnder(panel.current, event.currentTarget);
  };
  return (
    <>
      <button type="button" class="bar-button" data-action="sort" aria-haspopup="dialog" onClick={open}>
        <Icon name="sort" />
        {text.orders[order]}
      </button>
      <div ref={panel} popover="auto" class="popover sort-menu" role="dialog" aria-label={text.sort}>
        <fieldset>
          <legend>{text.sort}</legend>
          {orders.map((each) => (
            <label key={each} class="menu-entry">
              <input
                type="radio"
                name="order"
                checked={order === each || (order === "hand" && each === "saved")}
                onChange={() => sortBy(each, false)}
              />
              {inCollection && each === "saved" ? text.orders.hand : text.orders[each]}
            </label>
          ))}
        </fieldset>
        <label class="menu-entry">
          <input type="checkbox" checked={reversed} onChange={() => sortBy(settings.value.list_order, !reversed)} />
          {text.reversed}
        </label>
        <fieldset>
          <legend>{text.density}</legend>
          {[false, true].map((compact) => (
            <label key={String(compact)} class="menu-entry">
              <input
                type="radio"
                name="density"
                checked={isCompact === compact}
                onChange={() => changeSettings({ compact_list: compact })}
              />
              {compact ? text.compact : text.comfortable}
            </label>
          ))}
        </fieldset>
      </div>
    </>
  );
}
