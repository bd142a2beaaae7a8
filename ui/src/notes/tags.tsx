import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../core/icons";
import { words } from "../i18n/words";
import { type Entry, retag, taggingKey, tagsInUse } from "./notes";

interface TagsProps {
  entry: Entry;
  isEditing: boolean;
  /** The reader is done with the tags. */
  onDone: () => void;
}

/** The tags of a note, and the field for another one while they are being changed. */
export function Tags({ entry, isEditing, onDone }: TagsProps) {
  const text = words().notes;
  if (!isEditing && entry.tags.length === 0) return null;
  return (
    <div class="card-tags">
      {entry.tags.length > 0 && (
        <ul aria-label={text.tags}>
          {entry.tags.map((tag) => (
            <li key={tag} class="tag">
              <bdi>{tag}</bdi>
              {isEditing && (
                <button
                  type="button"
                  class="icon-button"
                  aria-label={text.removeTag(tag)}
                  onClick={() => void retag(entry.key, without(entry.tags, tag))}
                >
                  <Icon name="close" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isEditing && <TagField entry={entry} onDone={onDone} />}
    </div>
  );
}

function TagField({ entry, onDone }: Omit<TagsProps, "isEditing">) {
  const field = useRef<HTMLInputElement>(null);
  const text = words().notes;
  const list = `tags-${entry.key}`;
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const add = () => {
    const tag = field.current?.value.trim().replaceAll(/\s+/g, " ") ?? "";
    if (field.current) field.current.value = "";
    if (tag !== "" && !entry.tags.includes(tag)) void retag(entry.key, [...entry.tags, tag]);
    return tag !== "";
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isEmpty = field.current?.value === "";
    const last = entry.tags.at(-1);
    if (event.key === ",") add();
    else if (event.key === "Enter") {
      if (!add()) onDone();
    } else if (event.key === "Escape") onDone();
    else if (event.key === "Backspace" && isEmpty && last !== undefined) void retag(entry.key, without(entry.tags, last));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        ref={field}
        type="text"
        class="field tag-field"
        dir="auto"
        list={list}
        maxLength={64}
        aria-label={text.addTag}
        placeholder={text.addTag}
        onKeyDown={onKeyDown}
        onBlur={() => {
          add();
          if (taggingKey.value === entry.key) taggingKey.value = undefined;
        }}
      />
      <datalist id={list}>
        {tagsInUse()
          .filter((tag) => !entry.tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
      </datalist>
    </>
  );
}

function without(tags: readonly string[], tag: string): string[] {
  return tags.filter((other) => other !== tag);
}
