import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { relativeDate } from "../core/dates";
import { Icon } from "../core/icons";
import { later } from "../core/later";
import { memo } from "../core/memo";
import type { Unsaved } from "../core/wire";
import { locale, words } from "../i18n/words";
import { sessionName } from "./session";
import { Markdown } from "./markdown-view";
import {
  activeKey,
  editingKey,
  type Entry,
  find,
  labelOrder,
  pointedKey,
  relabel,
  remove,
  save,
  stopEditing,
  taggingKey,
  write,
} from "./notes";
import { quoteOf } from "./quote";
import { Tags } from "./tags";

const Editor = later(async () => (await import("./editor")).Editor);

interface CardProps {
  entry: Entry;
  /** Goes back to what the note is on. */
  onReturn: (entry: Entry) => void;
  onPoint?: (entry: Entry | undefined) => void;
  /** Goes to the note's place, where the card does not stand beside it. */
  onShow?: () => void;
}

/** A note beside the text: what it is on, what it says, and what can be done with it. */
export const Card = memo(function Card(props: CardProps) {
  const { entry, onReturn, onPoint } = props;
  const root = useRef<HTMLElement>(null);
  const { key } = entry;
  // Of hundreds of cards only the two that change are drawn again when another becomes active.
  const isEditing = useComputed(() => editingKey.value === key).value;
  const isTagging = useComputed(() => taggingKey.value === key).value;
  const isActive = useComputed(() => activeKey.value === key).value;
  const isPointed = useComputed(() => pointedKey.value === key).value;
  const quote = quoteOf(entry.target);
  const edit = () => {
    activeKey.value = key;
    editingKey.value = key;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== root.current) return;
    const label = labelOrder[Number(event.key) - 1];
    if (label) void relabel(key, label);
    else if (event.key === "Enter" || event.key === "e") edit();
    else if (event.key === "t") taggingKey.value = key;
    else if (event.key === "Delete" || event.key === "Backspace") void remove(key).then(() => onReturn(entry));
    else if (event.key === "Escape") onReturn(entry);
    else return;
    event.preventDefault();
  };
  return (
    // A card is a place of its own: it takes the focus so that its note can be edited, labelled or deleted by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      ref={root}
      class={`card label-${entry.label}`}
      data-note={entry.id ?? "new"}
      data-key={key}
      data-active={isActive}
      data-pointed={isPointed}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={words().notes.card(words().notes.labels[entry.label], shortened(quote))}
      onFocusIn={() => (activeKey.value = key)}
      onClick={() => (activeKey.value = key)}
      onDblClick={edit}
      onKeyDown={onKeyDown}
      onPointerEnter={() => onPoint?.(entry)}
      onPointerLeave={() => onPoint?.(undefined)}
    >
      <p class="card-quote" dir="auto">
        {quote}
      </p>
      {isEditing ? (
        <Editor
          initial={find(key)?.body ?? entry.body}
          onWrite={(body) => write(key, body)}
          label={words().notes.body}
          placeholder={words().notes.placeholder}
          save={(body) => save(key, { body })}
          unsaved={() => unsavedNote(find(key) ?? entry)}
          onClose={(body, back) => {
            stopEditing(key);
            if (back) onReturn({ ...entry, body });
          }}
        >
          <LabelPicker entry={entry} />
        </Editor>
      ) : (
        <>
          {entry.body.trim() !== "" && <Markdown source={entry.body} />}
          <Tags
            entry={entry}
            isEditing={isTagging}
            onDone={() => {
              taggingKey.value = undefined;
              root.current?.focus({ preventScroll: true });
            }}
          />
          <CardFoot {...props} edit={edit} />
        </>
      )}
    </article>
  );
});

/** A name that is read out is no place for a whole paragraph. */
function shortened(quote: string): string {
  const most = 60;
  const end = quote.lastIndexOf(" ", most);
  return quote.length <= most ? quote : `${quote.slice(0, end > 0 ? end : most)}…`;
}

function unsavedNote({ key, article, id, target, label }: Entry): Omit<Unsaved, "body"> {
  return { key: `${sessionName}-${key}`, article, of: { kind: "note", id, target, label } };
}

function CardFoot({ entry, edit, onReturn, onShow }: CardProps & { edit: () => void }) {
  const { notes } = words();
  const when = entry.updatedAt && relativeDate(entry.updatedAt, Date.now(), locale());
  return (
    <footer class="card-foot">
      <span class="card-label">{notes.labels[entry.label]}</span>
      {when && <time dateTime={entry.updatedAt ?? undefined}>{when}</time>}
      {entry.placement === "moved" && <span class="card-moved">{notes.moved}</span>}
      <span class="card-actions">
        <button
          type="button"
          class="icon-button"
          aria-label={notes.editTags}
          title={notes.editTags}
          onClick={() => (taggingKey.value = entry.key)}
        >
          <Icon name="tag" />
        </button>
        <button type="button" class="icon-button" aria-label={words().edit} title={words().edit} onClick={edit}>
          <Icon name="edit" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={words().delete}
          title={words().delete}
          onClick={() => void remove(entry.key).then(() => onReturn(entry))}
        >
          <Icon name="bin" />
        </button>
      </span>
      {onShow && (
        <button type="button" class="quiet" data-action="show" onClick={onShow}>
          {notes.show}
        </button>
      )}
    </footer>
  );
}

/** The four labels, told apart by colour, by line and by initial. */
function LabelPicker({ entry }: { entry: Entry }) {
  const { notes } = words();
  return (
    <span class="label-picker" role="radiogroup" aria-label={notes.label}>
      {labelOrder.map((label) => (
        <label key={label} class={`label-choice label-${label}`} title={notes.labels[label]}>
          <input
            type="radio"
            name={`label-${entry.key}`}
            aria-label={notes.labels[label]}
            checked={entry.label === label}
            onChange={() => void relabel(entry.key, label)}
          />
          <span aria-hidden="true">{notes.initials[label]}</span>
        </label>
      ))}
    </span>
  );
}
