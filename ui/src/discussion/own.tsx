import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { reading } from "../article/reading";
import { relativeDate } from "../core/dates";
import type { OwnParent, Unsaved } from "../core/wire";
import { locale, words } from "../i18n/words";
import { Editor } from "../notes/editor";
import { Markdown } from "../notes/markdown-view";
import { sessionName } from "../notes/session";
import { type CommentActions, Fold, MoreButton } from "./comment";
import { createOwn, ownOf, parentOf, removeOwn, updateOwn, writing } from "./own-state";
import type { Row } from "./thread";

interface OwnProps {
  row: Row;
  id: number;
  actions: CommentActions;
}

/** A comment of the reader's own, in the thread but nowhere else. */
export function OwnView({ row, id, actions }: OwnProps) {
  const text = words().discussion;
  const isEditing = useComputed(() => writing.value?.at === "own" && writing.value.id === id).value;
  const own = ownOf(id) ?? row.own;
  const when = own && relativeDate(own.created_at, Date.now(), locale());
  const done = () => {
    writing.value = undefined;
    actions.goTo(row.key);
  };
  return (
    <>
      <header class="comment-head">
        <h3 id={`by-${row.key}`} aria-level={Math.min(row.depth + 2, 6)}>
          {text.you}
        </h3>
        <span class="badge own">{text.unpublished}</span>
        {when && (
          <time class="time" dateTime={own.created_at}>
            {when}
          </time>
        )}
      </header>
      {isEditing ? (
        <Editor
          initial={own?.body ?? ""}
          label={text.write}
          placeholder={text.placeholder}
          save={(body) => updateOwn(id, body)}
          unsaved={() => unsavedOwn(own?.article ?? 0, id, own?.parent ?? { to: "article" })}
          onClose={done}
        />
      ) : (
        <>
          <Markdown source={own?.body ?? ""} />
          <div class="comment-actions">
            <button type="button" class="quiet" data-action="reply" onClick={() => actions.reply(row)}>
              {text.reply}
            </button>
            <button type="button" class="quiet" onClick={() => (writing.value = { at: "own", id })}>
              {words().edit}
            </button>
            <button type="button" class="quiet" onClick={() => void removeOwn(id)}>
              {words().delete}
            </button>
            <MoreButton row={row} actions={actions} />
          </div>
          <Fold row={row} actions={actions} />
        </>
      )}
    </>
  );
}

/** Where a new comment of the reader's own is written. */
export function AnswerEditor({ row, onDone }: { row: Row | undefined; onDone: () => void }) {
  // Another article may be open by the time the last of this text is saved.
  const article = useRef(reading.value?.article.summary.id ?? 0).current;
  const created = useRef<number | undefined>(undefined);
  const name = useRef(crypto.randomUUID()).current;
  const save = async (body: string) => {
    if (created.current !== undefined) return updateOwn(created.current, body);
    if (body.trim() === "") return undefined;
    const own = await createOwn(article, parentOf(row), body);
    created.current = own.id;
    if (writing.value?.at === "answer") writing.value = { ...writing.value, created: own.id };
    return undefined;
  };
  const close = (body: string) => {
    if (created.current !== undefined && body.trim() === "") void removeOwn(created.current);
    writing.value = undefined;
    onDone();
  };
  const text = words().discussion;
  return (
    <div class="answer-editor" data-answer-editor>
      <span class="badge own">{text.unpublished}</span>
      <Editor
        initial=""
        label={text.write}
        placeholder={text.placeholder}
        save={save}
        unsaved={() => unsavedOwn(article, created.current ?? null, parentOf(row), name)}
        onClose={close}
      />
    </div>
  );
}

function unsavedOwn(article: number, id: number | null, parent: OwnParent, name?: string): Omit<Unsaved, "body"> {
  return { key: `${sessionName}-own-${name ?? id}`, article, of: { kind: "own_comment", id, parent } };
}
