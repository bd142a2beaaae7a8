import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { call } from "../core/core";
import { Dialog } from "../core/dialog";
import { Icon } from "../core/icons";
import { reading } from "../article/reading";
import type { ArticleSummary } from "../core/wire";
import { words } from "../i18n/words";
import { act, picking } from "./actions";
import { overview, refresh, rows } from "./list";

interface Choice {
  key: string;
  name: string;
  /** How many of the articles in sight have it. */
  had: number;
}

/** Tags or collections of some articles: those there are, each on all, some or none of them, and new ones. */
export function Picker() {
  const picked = picking.value;
  if (!picked) return null;
  return <PickerDialog key={picked.what} what={picked.what} articles={picked.articles} />;
}

function PickerDialog({ what, articles }: { what: "tags" | "collections"; articles: readonly number[] }) {
  const [query, setQuery] = useState("");
  const [known, setKnown] = useState<readonly ArticleSummary[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const text = words().organise;
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => void refresh(), []);
  useEffect(() => setKnown(summaries(articles)), [articles, rows.value, reading.value]);
  const close = () => (picking.value = undefined);

  const choices = what === "tags" ? tagChoices(known) : collectionChoices(known);
  const wanted = query.trim().toLowerCase();
  const found = choices.filter(({ name }) => name.toLowerCase().includes(wanted));
  const isNew = wanted !== "" && !choices.some(({ name }) => name.toLowerCase() === wanted);
  const set = async (choice: Choice, on: boolean) => {
    await act(() => change(what, articles, choice, on));
    await refreshOpen(articles, setKnown);
  };
  const add = async () => {
    const name = query.trim();
    setQuery("");
    if (field.current) field.current.value = "";
    await act(() => create(what, articles, name));
    await refreshOpen(articles, setKnown);
  };
  return (
    <Dialog
      title={what === "tags" ? text.pickTags(articles.length) : text.pickCollections(articles.length)}
      class="picker"
      onClose={close}
    >
      <input
        ref={field}
        class="field"
        aria-label={what === "tags" ? text.findTag : text.findCollection}
        placeholder={what === "tags" ? text.findTag : text.findCollection}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing) return;
          const only = found.length === 1 ? found[0] : found.find(({ name }) => name.toLowerCase() === wanted);
          if (isNew) void add();
          else if (only && wanted !== "") void set(only, only.had < known.length);
          else close();
        }}
      />
      <ul class="choices">
        {isNew && (
          <li>
            <button type="button" class="menu-entry" data-action="add" onClick={() => void add()}>
              <Icon name="plus" />
              {text.add(query.trim())}
            </button>
          </li>
        )}
        {found.map((choice) => (
          <li key={choice.key}>
            <label class="menu-entry">
              <input
                type="checkbox"
                ref={(box) => {
                  if (box) box.indeterminate = choice.had > 0 && choice.had < known.length;
                }}
                checked={choice.had > 0 && choice.had === known.length}
                onChange={(event) => void set(choice, event.currentTarget.checked)}
              />
              <bdi>{choice.name}</bdi>
            </label>
          </li>
        ))}
      </ul>
      {choices.length === 0 && !isNew && <p class="empty">{what === "tags" ? text.noTags : text.noCollections}</p>}
    </Dialog>
  );
}

function tagChoices(known: readonly ArticleSummary[]): Choice[] {
  const names = new Set([...(overview.value?.tags.map(({ name }) => name) ?? []), ...known.flatMap(({ tags }) => tags)]);
  return [...names].map((name) => ({ key: name, name, had: known.filter(({ tags }) => tags.includes(name)).length }));
}

function collectionChoices(known: readonly ArticleSummary[]): Choice[] {
  return (overview.value?.collections ?? []).map(({ id, name }) => ({
    key: String(id),
    name,
    had: known.filter(({ collections }) => collections.includes(id)).length,
  }));
}

function change(what: "tags" | "collections", articles: readonly number[], { key, name }: Choice, on: boolean) {
  if (what === "collections") return call("collect", { collection: Number(key), articles: [...articles], into: on });
  return call("tag_articles", { articles: [...articles], add: on ? [name] : [], remove: on ? [] : [name] });
}

async function create(what: "tags" | "collections", articles: readonly number[], name: string) {
  if (what === "tags") return call("tag_articles", { articles: [...articles], add: [name], remove: [] });
  await call("create_collection", { name, articles: [...articles] });
  return null;
}

/** What is known of the articles: those of the list that were read, and the open one. */
function summaries(articles: readonly number[]): readonly ArticleSummary[] {
  const ids = new Set(articles);
  const open = reading.value?.article.summary;
  if (open && ids.has(open.id)) return [open];
  return [...rows.value.values()].filter(({ id }) => ids.has(id));
}

/** The open article is in no list that is read again. */
async function refreshOpen(
  articles: readonly number[],
  setKnown: (known: readonly ArticleSummary[]) => void,
): Promise<void> {
  const open = reading.value?.article.summary;
  if (!open || !articles.includes(open.id)) return;
  const found = await call("summary", { id: open.id });
  Object.assign(open, found);
  setKnown([found]);
}
