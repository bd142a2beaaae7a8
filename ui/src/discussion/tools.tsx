import { useRef } from "preact/hooks";
import { placeUnder } from "../article/links";
import { Icon } from "../core/icons";
import { words } from "../i18n/words";
import { everything, type Filter, isFiltering, type SortOrder, sortOrders } from "./arrange";
import { writing } from "./own-state";
import { hasAbsoluteTimes, toggleTimes } from "./times";
import { context, filter, newCount, sortOrder, toggleAll, visible } from "./thread-state";

/** Order, filter, finding and writing: one line above the thread. */
export function Tools({ onFind }: { onFind: () => void }) {
  const text = words().discussion;
  return (
    <div class="tools" role="toolbar" aria-label={text.tools}>
      <label class="tool">
        <span>{text.sort}</span>
        <select
          data-tool="sort"
          value={sortOrder.value}
          onChange={(event) => (sortOrder.value = event.currentTarget.value as SortOrder)}
        >
          {sortOrders.map((order) => (
            <option key={order} value={order}>
              {text.orders[order]}
            </option>
          ))}
        </select>
      </label>
      <FilterButton />
      <button type="button" class="quiet" data-tool="find" onClick={onFind}>
        <Icon name="search" />
        {words().find.label}
      </button>
      <button type="button" class="quiet" onClick={toggleAll}>
        {text.foldAll}
      </button>
      <button
        type="button"
        class="button write"
        data-action="write"
        onClick={() => (writing.value = { at: "answer", row: undefined })}
      >
        {text.write}
      </button>
      <FilterState />
    </div>
  );
}

function FilterButton() {
  const panel = useRef<HTMLDivElement>(null);
  const text = words().discussion;
  const toggle = (event: MouseEvent) => {
    panel.current?.togglePopover();
    if (panel.current && event.currentTarget instanceof HTMLElement) placeUnder(panel.current, event.currentTarget);
    panel.current?.querySelector<HTMLElement>("input")?.focus();
  };
  return (
    <>
      <button
        type="button"
        class="quiet"
        data-tool="filter"
        aria-haspopup="dialog"
        aria-pressed={isFiltering(filter.value)}
        onClick={toggle}
      >
        {text.filter}
      </button>
      <div ref={panel} popover="auto" class="popover filter-panel" role="dialog" aria-label={text.filter}>
        <Condition name="isNew" label={text.filters.isNew(newCount.value)} />
        <Condition name="isNoted" label={text.filters.isNoted} />
        <Condition name="isMine" label={text.filters.isMine} />
        <Condition name="hasLink" label={text.filters.hasLink} />
        <Condition name="isTop" label={text.filters.isTop} />
        <label class="condition">
          <span>{text.filters.minScore}</span>
          <input
            type="number"
            class="field"
            value={filter.value.minScore ?? ""}
            onInput={(event) => {
              const score = event.currentTarget.valueAsNumber;
              filter.value = { ...filter.value, minScore: Number.isNaN(score) ? undefined : score };
            }}
          />
        </label>
        <label class="condition">
          <input type="checkbox" checked={hasAbsoluteTimes.value} onChange={toggleTimes} />
          <span>{text.absoluteTimes}</span>
        </label>
      </div>
    </>
  );
}

type Flag = "isNew" | "isMine" | "isNoted" | "hasLink" | "isTop";

function Condition({ name, label }: { name: Flag; label: string }) {
  const change = (isOn: boolean) => {
    filter.value = { ...filter.value, [name]: isOn } satisfies Filter;
  };
  return (
    <label class="condition">
      <input type="checkbox" checked={filter.value[name]} onChange={(event) => change(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** What the filter leaves, and the way back to everything. */
function FilterState() {
  if (!isFiltering(filter.value)) return null;
  const text = words().discussion;
  const { author } = filter.value;
  return (
    <p class="filter-state">
      <span>
        {text.shown(visible.value.length - context.value.size)}
        {author !== undefined && (
          <>
            {" · "}
            <bdi>{author}</bdi>
          </>
        )}
      </span>
      <button type="button" class="text-button" onClick={() => (filter.value = everything)}>
        {text.showAll}
      </button>
    </p>
  );
}
