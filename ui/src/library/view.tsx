import { useEffect, useRef, useState } from "preact/hooks";
import { SettingsButton } from "../article/top-bar";
import { placeUnder } from "../article/links";
import { isField, run, useCommands } from "../core/commands";
import { Icon } from "../core/icons";
import { later } from "../core/later";
import { said } from "../i18n/failures";
import { words } from "../i18n/words";
import { enterHits } from "../search/walk";
import { followed } from "../follow/follow";
import { meant, toBin } from "./actions";
import { EmptyList } from "./empty";
import { Filters } from "./filters";
import { importFiles } from "./imports";
import { listFailure, overview, refresh, refreshInView, shown, total } from "./list";
import { ArticleList } from "./list-view";
import { clearSelection, selectAll, selected } from "./selection";
import { Sidebar } from "./sidebar";

const SearchResults = later(async () => (await import("../search/results")).SearchResults);
const BulkBar = later(async () => (await import("./bulk-bar")).BulkBar);
const FollowView = later(async () => (await import("../follow/view")).FollowView);
const BinView = later(async () => (await import("./bin-view")).BinView);

/** The library: where one can go, the list of what is there, and the search over everything. */
export function LibraryView() {
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const text = words().library;
  useEffect(refreshInView, []);
  useLibraryCommands(list, field);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isBusy = document.querySelector("dialog[open], :popover-open") !== null || isField(event.target);
      if (event.key === "Escape" && !isBusy && clearSelection()) event.preventDefault();
      // Enter opens what stands first while nothing has the focus: the latest, as the list usually is.
      if (event.key === "Enter" && !isBusy && event.target === document.body) list.current?.querySelector<HTMLElement>(".article-open")?.click();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const change = (next: string) => {
    setQuery(next);
    field.current?.focus();
  };
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") setQuery("");
    else enterHits(event);
  };
  return (
    <div class="library">
      <header class="top-bar library-bar" data-pane>
        <span class="brand">{words().app}</span>
        <PlacesButton />
        <search class="library-search">
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            class="field"
            value={query}
            placeholder={text.search}
            aria-label={text.search}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={onFieldKey}
          />
        </search>
        <span class="bar-end">
          <button type="button" class="button" data-action="import" onClick={() => void importFiles()}>
            <Icon name="plus" />
            <span class="import-name">{text.import}</span>
          </button>
          <SettingsButton />
          <button
            type="button"
            class="bar-button icon-only"
            data-action="preferences"
            aria-label={words().preferences.title}
            title={words().preferences.title}
            onClick={() => run("preferences")}
          >
            <Icon name="gear" />
          </button>
        </span>
      </header>
      <div class="library-frame">
        <div class="sidebar" data-pane>
          <Sidebar />
        </div>
        <main class="library-page" data-pane tabIndex={-1} aria-label={text.title}>
          {listFailure.value && (
            <p class="failure" role="alert">
              {said(listFailure.value)}{" "}
              <button type="button" class="text-button" onClick={() => void refresh()}>
                {words().tryAgain}
              </button>
            </p>
          )}
          {query.trim() ? <SearchResults query={query} onQuery={change} /> : followed.value ? <FollowView /> : <Place list={list} />}
        </main>
      </div>
    </div>
  );
}

function Place({ list }: { list: { current: HTMLDivElement | null } }) {
  const { place } = shown.value;
  return (
    <>
      <h1 class="place-title" dir="auto">
        {placeName()}
      </h1>
      <div class="list-head">{selected.value.size > 0 ? <BulkBar /> : place.in === "bin" ? null : <Filters />}</div>
      {place.in === "bin" && <BinView />}
      <div ref={list}>{total.value === 0 ? <EmptyList /> : total.value !== undefined && <ArticleList />}</div>
    </>
  );
}

function placeName(): string {
  const text = words().organise;
  const { place } = shown.value;
  switch (place.in) {
    case "library":
      return text.library;
    case "archive":
      return text.archive;
    case "bin":
      return text.bin;
    case "tag":
      return place.tag;
    case "site":
      return place.site;
    case "collection":
      return overview.value?.collections.find(({ id }) => id === place.collection)?.name ?? "";
  }
}

/** The sidebar, where there is no room for it. */
function PlacesButton() {
  const panel = useRef<HTMLDivElement>(null);
  const toggle = (event: MouseEvent) => {
    panel.current?.togglePopover();
    if (panel.current && event.currentTarget instanceof HTMLElement) placeUnder(panel.current, event.currentTarget);
  };
  return (
    <>
      <button
        type="button"
        class="bar-button icon-only places-button"
        data-action="places"
        aria-label={words().organise.places}
        aria-haspopup="dialog"
        onClick={toggle}
      >
        <Icon name="list" />
      </button>
      <div ref={panel} popover="auto" class="popover places-popover" role="dialog" aria-label={words().organise.places}>
        <Sidebar onGo={() => panel.current?.hidePopover()} />
      </div>
    </>
  );
}

function useLibraryCommands(
  list: { current: HTMLDivElement | null },
  field: { current: HTMLInputElement | null },
): void {
  const walk = (key: string) => () => {
    const feed = list.current?.querySelector(".articles");
    const stop = feed?.querySelector<HTMLElement>("[data-stop][tabindex='0']");
    if (!feed || !stop) return false;
    if (feed.contains(document.activeElement)) feed.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    else stop.focus();
    return true;
  };
  const search = () => field.current?.focus();
  useCommands({
    next: walk("ArrowDown"),
    previous: walk("ArrowUp"),
    find: search,
    search_library: search,
    select_all: () => void selectAll(),
    delete: () => {
      const articles = meant();
      if (articles.length === 0) return false;
      if (shown.value.place.in !== "bin") void toBin(articles);
      return true;
    },
  });
}
