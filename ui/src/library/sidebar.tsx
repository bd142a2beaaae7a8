import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { call } from "../core/core";
import { Icon } from "../core/icons";
import type { Collection, Place } from "../core/wire";
import { words } from "../i18n/words";
import { followed, leaveFeeds } from "../follow/follow";
import { FollowedFeeds } from "../follow/sidebar";
import { act } from "./actions";
import { goToPlace, overview, shown } from "./list";
import { type MenuEntry, PlaceMenu } from "./place-menu";
import { clearSelection } from "./selection";

/** Sites shown before all of them are asked for. */
const fewSites = 8;

/** What is being named, in its place in the sidebar. */
type Naming = { what: "new" } | { what: "collection"; id: number } | { what: "tag"; name: string };
const naming = signal<Naming | undefined>(undefined);

/** Where one can go: the places every library has, the reader's collections and tags, and the sites. */
export function Sidebar({ onGo }: { onGo?: () => void }) {
  const text = words().organise;
  const known = overview.value;
  const go = (place: Place) => {
    clearSelection();
    leaveFeeds();
    goToPlace(place);
    onGo?.();
  };
  if (!known) return null;
  return (
    <nav class="places" aria-label={text.places}>
      <ul>
        <PlaceItem name={text.library} icon="library" place={{ in: "library" }} count={known.library} go={go} />
        <PlaceItem name={text.archive} icon="archive" place={{ in: "archive" }} count={known.archive} go={go} />
        <PlaceItem name={text.bin} icon="bin" place={{ in: "bin" }} count={known.bin + known.bin_writing} go={go} />
      </ul>
      <section aria-label={text.collections}>
        <h2>
          {text.collections}
          <button
            type="button"
            class="icon-button"
            data-action="new-collection"
            aria-label={text.newCollection}
            title={text.newCollection}
            onClick={() => (naming.value = { what: "new" })}
          >
            <Icon name="plus" />
          </button>
        </h2>
        <ul>
          {known.collections.map((collection, index) => (
            <CollectionItem key={collection.id} collection={collection} index={index} all={known.collections} go={go} />
          ))}
          {naming.value?.what === "new" && (
            <NameField
              label={text.collectionName}
              initial=""
              save={(name) => act(async () => (await call("create_collection", { name, articles: [] }), null))}
            />
          )}
        </ul>
      </section>
      <FollowedFeeds onGo={onGo} />
      {known.tags.length > 0 && (
        <section aria-label={text.tags}>
          <h2>{text.tags}</h2>
          <ul>
            {known.tags.map(({ name, articles }) => (
              <TagItem key={name} name={name} count={articles} go={go} />
            ))}
          </ul>
        </section>
      )}
      {known.sites.length > 1 && <Sites go={go} />}
    </nav>
  );
}

interface PlaceProps {
  name: string;
  icon: Parameters<typeof Icon>[0]["name"];
  place: Place;
  count: number;
  go: (place: Place) => void;
  menu?: readonly MenuEntry[];
}

function PlaceItem({ name, icon, place, count, go, menu }: PlaceProps) {
  return (
    <li class="place">
      <button
        type="button"
        class="place-button"
        data-place={place.in}
        aria-current={isShown(place) ? "page" : undefined}
        onClick={() => go(place)}
      >
        <Icon name={icon} />
        <bdi class="place-name">{name}</bdi>
        {count > 0 && <span class="place-count">{words().number(count)}</span>}
      </button>
      {menu && <PlaceMenu name={name} entries={menu} />}
    </li>
  );
}

function CollectionItem({ collection, index, all, go }: CollectionProps) {
  const text = words().organise;
  const { id, name, articles } = collection;
  if (naming.value?.what === "collection" && naming.value.id === id) {
    return (
      <NameField
        label={text.collectionName}
        initial={name}
        save={(other) => act(() => call("rename_collection", { id, name: other }))}
      />
    );
  }
  const move = (by: 1 | -1) => () => {
    const order = all.map((each) => each.id);
    order.splice(index, 1);
    order.splice(index + by, 0, id);
    void act(() => call("order_collections", { order }));
  };
  const menu = [
    { name: text.rename, run: () => (naming.value = { what: "collection", id }) },
    ...(index > 0 ? [{ name: text.moveUp, run: move(-1) }] : []),
    ...(index < all.length - 1 ? [{ name: text.moveDown, run: move(1) }] : []),
    {
      name: words().delete,
      run: () => {
        if (isShown({ in: "collection", collection: id })) go({ in: "library" });
        void act(() => call("delete_collection", { id }));
      },
    },
  ];
  const place: Place = { in: "collection", collection: id };
  return <PlaceItem name={name} icon="collection" place={place} count={articles} go={go} menu={menu} />;
}

interface CollectionProps {
  collection: Collection;
  index: number;
  all: readonly Collection[];
  go: (place: Place) => void;
}

function TagItem({ name, count, go }: { name: string; count: number; go: (place: Place) => void }) {
  const text = words().organise;
  const leave = (to?: string) => {
    if (isShown({ in: "tag", tag: name })) go(to === undefined ? { in: "library" } : { in: "tag", tag: to });
  };
  if (naming.value?.what === "tag" && naming.value.name === name) {
    const save = async (to: string) => {
      const done = await act(() => call("rename_tag", { from: name, to }));
      if (done) leave(to);
      return done;
    };
    return <NameField label={text.tagName} initial={name} save={save} />;
  }
  const menu = [
    { name: text.rename, run: () => (naming.value = { what: "tag", name }) },
    {
      name: words().delete,
      run: () => void act(() => call("delete_tag", { tag: name })).then((done) => done && leave()),
    },
  ];
  return <PlaceItem name={name} icon="tag" place={{ in: "tag", tag: name }} count={count} go={go} menu={menu} />;
}

function Sites({ go }: { go: (place: Place) => void }) {
  const [isOpen, setOpen] = useState(false);
  const text = words().organise;
  const sites = overview.value?.sites ?? [];
  const shownSites = isOpen ? sites : sites.slice(0, fewSites);
  return (
    <section aria-label={text.sites}>
      <h2>{text.sites}</h2>
      <ul>
        {shownSites.map(({ name, articles }) => (
          <PlaceItem key={name} name={name} icon="site" place={{ in: "site", site: name }} count={articles} go={go} />
        ))}
      </ul>
      {sites.length > shownSites.length && (
        <button type="button" class="quiet more-sites" onClick={() => setOpen(true)}>
          {text.moreSites}
        </button>
      )}
    </section>
  );
}

/** A name being written: Enter and leaving it save it, Esc does not. */
function NameField({ label, initial, save }: { label: string; initial: string; save: (name: string) => Promise<boolean> }) {
  const isDone = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  // A name that is being changed is typed over; to select a new one could only take what was typed already.
  useEffect(() => (initial === "" ? field.current?.focus() : field.current?.select()), []);
  const finish = async (name: string) => {
    if (isDone.current) return;
    isDone.current = true;
    const isNew = name.trim() !== "" && name.trim() !== initial;
    if (isNew && !(await save(name.trim()))) isDone.current = false;
    else naming.value = undefined;
  };
  return (
    <li class="place">
      <input
        ref={field}
        class="field"
        aria-label={label}
        placeholder={label}
        defaultValue={initial}
        onBlur={(event) => void finish(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === "Enter") void finish(event.currentTarget.value);
          if (event.key === "Escape") {
            event.stopPropagation();
            isDone.current = true;
            naming.value = undefined;
          }
        }}
      />
    </li>
  );
}

function isShown(place: Place): boolean {
  return followed.value === undefined && JSON.stringify(shown.value.place) === JSON.stringify(place);
}
