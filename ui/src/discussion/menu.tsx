import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { placeUnder } from "../article/links";
import { copy } from "../core/clipboard";
import { call } from "../core/core";
import { Dialog } from "../core/dialog";
import { reportFailure, tell } from "../core/undo";
import { words } from "../i18n/words";
import type { CommentActions } from "./comment";
import { originalOf, publishable, textOfRow } from "./copying";
import { authorOf } from "./moving";
import { hidePerson, labelPerson, personOf } from "./people";
import { showPassages } from "../related/state";
import type { Row } from "./thread";
import { filter } from "./thread-state";

/** The row whose menu is open, and the button it belongs to. */
export interface MenuAt {
  row: Row;
  button: HTMLElement;
}

interface MenuProps {
  at: MenuAt | undefined;
  actions: CommentActions;
  onClose: () => void;
}

interface Item {
  name: string;
  act: () => void;
}

/** Everything that can be done with a row and is not done often. */
export function RowMenu({ at, actions, onClose }: MenuProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [labelled, setLabelled] = useState<string | undefined>();
  useLayoutEffect(() => {
    if (!at || !panel.current) return;
    panel.current.showPopover();
    placeUnder(panel.current, at.button);
    panel.current.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, [at]);
  useEffect(() => {
    const root = panel.current;
    const onToggle = (event: Event) => {
      if (event instanceof ToggleEvent && event.newState === "closed") onClose();
    };
    root?.addEventListener("toggle", onToggle);
    return () => root?.removeEventListener("toggle", onToggle);
  }, []);
  const choose = (item: Item) => {
    panel.current?.hidePopover();
    at?.button.focus({ preventScroll: true });
    item.act();
  };
  return (
    <>
      <div
        ref={panel}
        popover="auto"
        class="popover menu"
        role="menu"
        tabIndex={-1}
        aria-label={words().discussion.more}
        onKeyDown={walkMenu}
      >
        {at &&
          itemsOf(at.row, actions, setLabelled).map((item) => (
            <button key={item.name} type="button" role="menuitem" onClick={() => choose(item)}>
              {item.name}
            </button>
          ))}
      </div>
      {labelled !== undefined && <LabelDialog author={labelled} onClose={() => setLabelled(undefined)} />}
    </>
  );
}

function walkMenu(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.findIndex((item) => item === document.activeElement);
  const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items[(target + items.length) % items.length]?.focus();
}

function itemsOf(row: Row, actions: CommentActions, label: (author: string) => void): Item[] {
  const text = words().discussion;
  const items: Item[] = [];
  const { comment } = row;
  if (comment) items.push({ name: text.related.what, act: () => void showPassages(comment.id) });
  if (row.replies > 0) items.push({ name: text.focusBranch, act: () => actions.focusBranch(row) });
  const original = originalOf(row);
  if (original !== undefined) {
    items.push({ name: text.original, act: () => void call("open_link", { url: original }).catch(reportFailure) });
  }
  items.push({ name: text.copyText, act: () => copied(copy({ text: textOfRow(row) })) });
  if (row.own) items.push({ name: text.copyHtml, act: () => copied(copy(publishable(row))) });
  const author = authorOf(row);
  if (author !== undefined) items.push(...personItems(author, label));
  return items;
}

function personItems(author: string, label: (author: string) => void): Item[] {
  const text = words().discussion;
  const isHidden = personOf(author)?.hidden === true;
  return [
    { name: text.onlyAuthor(author), act: () => (filter.value = { ...filter.value, author }) },
    { name: text.labelAuthor(author), act: () => label(author) },
    { name: isHidden ? text.showAuthor(author) : text.hideAuthor(author), act: () => void hidePerson(author, !isHidden) },
  ];
}

function copied(done: Promise<void>): void {
  done.then(() => tell(words().discussion.copied)).catch(reportFailure);
}

/** A private label on a person, shown wherever they speak on this site. */
function LabelDialog({ author, onClose }: { author: string; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const text = words().discussion;
  useEffect(() => field.current?.select(), []);
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    void labelPerson(author, field.current?.value.trim() ?? "");
    onClose();
  };
  return (
    <Dialog title={text.labelAuthor(author)} class="label-dialog" onClose={onClose}>
      <form onSubmit={save}>
        <input
          ref={field}
          class="field"
          dir="auto"
          maxLength={60}
          aria-label={text.personLabel}
          placeholder={text.personLabelHint}
          defaultValue={personOf(author)?.label ?? ""}
        />
        <p class="hint">{text.personLabelWhere}</p>
        <button type="submit" class="button primary">
          {text.save}
        </button>
      </form>
    </Dialog>
  );
}
