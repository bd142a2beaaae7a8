import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { goTo, type Reading } from "../article/reading";
import { tell } from "../core/undo";
import type { Label, Surface } from "../core/wire";
import { words } from "../i18n/words";
import { Card } from "./card";
import { notesAsMarkdown } from "./export";
import { type Entry, entries, labelOrder, tagsInUse } from "./notes";
import { isOnSurface } from "./placed";
import { quoteOf } from "./quote";
import { UnplacedNotes } from "./unplaced";

/** All notes on the article in one list, with a way to each of their places. */
export function NotesView({ reading, column }: { reading: Reading; column: RefObject<HTMLElement | null> }) {
  const [query, setQuery] = useState("");
  const [label, setLabel] = useState<Label | undefined>();
  const [tag, setTag] = useState("");
  const [place, setPlace] = useState<NotePlace | "">("");
  const text = words().notes;
  const placed = inReadingOrder(entries.value, reading).filter((entry) => entry.placement !== "unplaced");
  const passes = (entry: Entry) =>
    (!label || entry.label === label) &&
    (tag === "" || entry.tags.includes(tag)) &&
    (place === "" || isOnSurface(entry, place)) &&
    says(entry, query);
  const found = placed.filter(passes);
  const tags = tagsInUse();
  const places = notePlaces.filter((each) => placed.some((entry) => isOnSurface(entry, each)));
  return (
    <main ref={column} class="text-column notes-list" data-pane tabIndex={-1} aria-label={text.title}>
      <header class="surface-head">
        <h1>{words().library.notes(entries.value.length)}</h1>
        <p dir="auto">{reading.article.summary.title}</p>
        {found.length > 0 && (
          <button type="button" class="button" data-action="copy-notes" onClick={() => void copy(reading, found)}>
            {text.copy}
          </button>
        )}
      </header>
      {entries.value.length === 0 ? (
        <p class="empty">{text.none}</p>
      ) : (
        <div class="notes-filter">
          <input
            type="search"
            class="field"
            placeholder={text.filter}
            aria-label={text.filter}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <div class="label-filter" role="group" aria-label={text.label}>
            <FilterButton isOn={!label} onClick={() => setLabel(undefined)} name={text.all} />
            {labelOrder.map((each) => (
              <FilterButton
                key={each}
                isOn={label === each}
                onClick={() => setLabel(each)}
                name={text.labels[each]}
                label={each}
              />
            ))}
          </div>
          {places.length > 1 && (
            <Choice
              name={text.where}
              all={text.everywhere}
              choices={places.map((each) => [each, words().reading.surfaces[each]])}
              value={place}
              onChange={(value) => setPlace(value as NotePlace | "")}
            />
          )}
          {tags.length > 0 && (
            <Choice
              name={text.tags}
              all={text.anyTag}
              choices={tags.map((each) => [each, each])}
              value={tags.includes(tag) ? tag : ""}
              onChange={setTag}
            />
          )}
        </div>
      )}
      {placed.length > 0 && found.length === 0 && <p class="empty">{text.nothingFound}</p>}
      <div class="notes-cards">
        {found.map((entry) => (
          <div key={entry.key} class="notes-item">
            <Card entry={entry} onReturn={() => {}} onShow={() => showInPlace(entry)} />
          </div>
        ))}
      </div>
      <UnplacedNotes surface="notes" />
    </main>
  );
}

/** Copies the notes that are listed. */
async function copy({ article }: Reading, notes: readonly Entry[]): Promise<void> {
  try {
    await navigator.clipboard.writeText(notesAsMarkdown(article.summary.title, notes));
    tell(words().notes.copied);
  } catch {
    tell(words().notes.notCopied);
  }
}

function showInPlace({ id }: Entry): void {
  if (id !== null) goTo({ to: "note", id });
}

type NotePlace = Exclude<Surface, "notes">;

const notePlaces: readonly NotePlace[] = ["article", "tables", "discussion"];

interface ChoiceProps {
  name: string;
  /** What stands for no choice. */
  all: string;
  choices: readonly (readonly [value: string, name: string])[];
  value: string;
  onChange: (value: string) => void;
}

/** One of several, or all. */
function Choice({ name, all, choices, value, onChange }: ChoiceProps) {
  return (
    <select class="field choice" aria-label={name} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{all}</option>
      {choices.map(([each, shown]) => (
        <option key={each} value={each}>
          {shown}
        </option>
      ))}
    </select>
  );
}

interface FilterProps {
  name: string;
  isOn: boolean;
  onClick: () => void;
  label?: Label;
}

function FilterButton({ name, isOn, onClick, label }: FilterProps) {
  return (
    <button type="button" class={`chip${label ? ` label-${label}` : ""}`} aria-pressed={isOn} onClick={onClick}>
      {name}
    </button>
  );
}

function says(entry: Entry, query: string): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  return `${entry.body}\n${quoteOf(entry.target)}\n${entry.tags.join("\n")}`.toLocaleLowerCase().includes(wanted);
}

/** The article's notes first, by their place in its text, then the discussion's, by their comment. */
function inReadingOrder(notes: readonly Entry[], { context, article }: Reading): Entry[] {
  const comments = new Map(article.comments.map((comment, index) => [comment.id, index]));
  const starts = context.canonical.starts;
  const tables = new Map([...context.tables].map(([block, key]) => [key, starts.get(block) ?? 0]));
  const place = ({ target }: Entry): number => {
    switch (target.on) {
      case "article":
        return -1;
      case "passage":
        return (starts.get(target.start.block) ?? 0) + target.start.offset;
      case "comment":
      case "comment_passage":
        return context.canonical.text.length + (comments.get(target.comment) ?? 0);
      default:
        return tables.get(target.table) ?? 0;
    }
  };
  return notes.toSorted((a, b) => place(a) - place(b));
}
