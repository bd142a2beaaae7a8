import { useComputed } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { appendBlocks, blockContext } from "../article/blocks";
import { element } from "../article/dom";
import { Icon } from "../core/icons";
import type { SavedComment, SavedImage } from "../core/wire";
import { words } from "../i18n/words";
import { registerText } from "../notes/anchors";
import { TextMap } from "../notes/text-map";
import { CommentHead, nameOf } from "./comment-head";
import { EarlierTexts } from "./earlier";
import { hostOf } from "./links";
import { quotedRow } from "./quotes";
import type { Row } from "./thread";
import { isCollapsed, noteCounts, rows } from "./thread-state";

/** What a comment asks of the discussion it is in. */
export interface CommentActions {
  note: (row: Row) => void;
  reply: (row: Row) => void;
  toggle: (row: Row) => void;
  more: (row: Row, button: HTMLElement) => void;
  focusBranch: (row: Row) => void;
  goTo: (key: string) => void;
}

interface CommentProps {
  row: Row;
  comment: SavedComment;
  images: ReadonlyMap<string, SavedImage>;
  actions: CommentActions;
}

/** A comment of the page: its head, its text, what can be done with it. */
export function CommentView({ row, comment, images, actions }: CommentProps) {
  const text = words().discussion;
  return (
    <>
      <CommentHead row={row} comment={comment} />
      {comment.title !== undefined && (
        <p class="comment-title" dir="auto">
          {comment.title}
        </p>
      )}
      {comment.state === "deleted" && <p class="comment-gone">{text.deleted}</p>}
      <CommentBody row={row} comment={comment} images={images} goTo={actions.goTo} />
      <EarlierTexts comment={comment} />
      <div class="comment-actions">
        <button type="button" class="quiet" data-action="reply" onClick={() => actions.reply(row)}>
          {text.reply}
        </button>
        <button type="button" class="quiet" data-action="note" onClick={() => actions.note(row)}>
          {text.note}
        </button>
        <MoreButton row={row} actions={actions} />
      </div>
      <Fold row={row} actions={actions} />
    </>
  );
}

/** The way to everything else that can be done with a row. */
export function MoreButton({ row, actions }: { row: Row; actions: CommentActions }) {
  return (
    <button
      type="button"
      class="quiet"
      data-action="more"
      aria-haspopup="menu"
      onClick={(event) => actions.more(row, event.currentTarget)}
    >
      {words().discussion.more}
    </button>
  );
}

/** Folds the answers away and says what is under the fold; deep branches can be read on their own. */
export function Fold({ row, actions }: { row: Row; actions: CommentActions }) {
  const text = words().discussion;
  const isFolded = useComputed(() => isCollapsed(row.key)).value;
  const notes = useComputed(() => (isCollapsed(row.key) ? notesBelow(row) : 0)).value;
  if (row.replies === 0) return null;
  return (
    <div class="fold-line">
      <button type="button" class="quiet fold" aria-expanded={!isFolded} onClick={() => actions.toggle(row)}>
        <Icon name={isFolded ? "down" : "up"} />
        {isFolded ? text.hiddenReplies(row.replies, row.newReplies, notes) : text.replies(row.replies)}
      </button>
      {row.depth >= 6 && (
        <button type="button" class="quiet" data-action="branch" onClick={() => actions.focusBranch(row)}>
          {text.focusBranch}
        </button>
      )}
    </div>
  );
}

function notesBelow(row: Row): number {
  const counts = noteCounts.value;
  if (counts.size === 0) return 0;
  const all = rows.value;
  const start = all.indexOf(row) + 1;
  return all.slice(start, start + row.replies).reduce((sum, { key }) => sum + (counts.get(key) ?? 0), 0);
}

type BodyProps = Omit<CommentProps, "actions"> & Pick<CommentActions, "goTo">;

/** The comment's text: an island of DOM nodes, as the article's. */
function CommentBody({ row, comment, images, goTo }: BodyProps) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const body = root.current;
    if (!body) return undefined;
    const context = blockContext(comment.blocks, { images, tables: new Map(), inComment: true });
    const content = document.createDocumentFragment();
    appendBlocks(content, comment.blocks, context);
    // Within the discussion the comment is the cursor's stop, not each of its paragraphs.
    for (const stop of content.querySelectorAll<HTMLElement>("[data-stop]")) {
      delete stop.dataset["stop"];
      stop.removeAttribute("tabindex");
    }
    addHosts(content);
    addQuoted(content, row, goTo);
    body.replaceChildren(content);
    return registerText(comment.id, new TextMap(body, context.canonical));
  }, [comment, images]);
  return <div ref={root} class="prose comment-body" data-comment-body dir="auto" />;
}

/** Says where links lead that do not say it themselves. */
function addHosts(content: DocumentFragment): void {
  for (const link of content.querySelectorAll<HTMLElement>("a[data-url]")) {
    const host = hostOf(link.dataset["url"] ?? "");
    if (host === undefined || link.textContent?.includes(host)) continue;
    link.after(element("bdi", { class: "host", "data-skip": true }, ` (${host})`));
  }
}

/** Under what is quoted from another comment, the way to that comment. */
function addQuoted(content: DocumentFragment, row: Row, goTo: (key: string) => void): void {
  for (const quote of content.querySelectorAll<HTMLElement>("blockquote")) {
    const source = quotedRow(quote.textContent ?? "", row);
    if (!source) continue;
    const label = words().discussion.quoted(nameOf(source));
    const button = element("button", { type: "button", class: "quiet quote-source", "data-skip": true }, label);
    button.addEventListener("click", () => goTo(source.key));
    quote.append(button);
  }
}
