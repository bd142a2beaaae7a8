/** What keys and menu items do in the discussion. */

import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { useCommands } from "../core/commands";
import type { CommentActions } from "./comment";
import { authorOf, goToRow, movesIn } from "./moving";
import { removeOwn, writing } from "./own-state";
import { branch, filter, rowsByKey, toggleAll, visible } from "./thread-state";

/** Answers to commands while the discussion is shown. */
export function useDiscussionCommands(
  feed: RefObject<HTMLElement | null>,
  actions: CommentActions,
  find: () => void,
): void {
  const { go, withRow, sibling, sameAuthor, here } = movesIn(feed);
  useCommands({
    find,
    next: go(1, () => true),
    previous: go(-1, () => true),
    next_section: go(1, (row) => row.depth === 0),
    previous_section: go(-1, (row) => row.depth === 0),
    next_new: go(1, (row) => row.comment?.is_new === true),
    previous_new: go(-1, (row) => row.comment?.is_new === true),
    next_sibling: sibling(1),
    previous_sibling: sibling(-1),
    next_by_author: sameAuthor(1),
    previous_by_author: sameAuthor(-1),
    parent: withRow((row) => row.parent !== undefined && goToRow(row.parent)),
    toggle_thread: withRow(actions.toggle),
    toggle_all_threads: toggleAll,
    focus_branch: () => {
      const row = here();
      if (branch.value !== undefined) branch.value = undefined;
      else if (row) actions.focusBranch(row);
    },
    mark_author: withRow((row) => {
      const author = filter.value.author === undefined ? authorOf(row) : undefined;
      filter.value = { ...filter.value, author };
      goToRow(row.key);
    }),
    sort_comments: () => document.querySelector<HTMLElement>("[data-tool=sort]")?.focus(),
    filter_comments: () => document.querySelector<HTMLElement>("[data-tool=filter]")?.click(),
    reply: withRow(actions.reply),
    own_comment: () => {
      writing.value = { at: "answer", row: undefined };
      scrollTo({ top: 0 });
    },
    edit: withRow((row) => row.own && (writing.value = { at: "own", id: row.own.id })),
    delete: withRow((row) => row.own && void removeOwn(row.own.id)),
  });
}

/** Clicks on guide lines, and the keys that act only where the cursor is on a comment itself. */
export function useFeedKeys(feed: RefObject<HTMLElement | null>, actions: CommentActions): void {
  useEffect(() => {
    const root = feed.current;
    const onClick = (event: MouseEvent) => {
      const key = event.target instanceof HTMLElement ? event.target.dataset["fold"] : undefined;
      const row = key === undefined ? undefined : rowsByKey.value.get(key);
      if (row) actions.toggle(row);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const node = event.target instanceof HTMLElement ? event.target : undefined;
      const key = node?.dataset["comment"];
      if (!node || key === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === "PageDown") turnPage(event, node, key);
      else if (event.key === "ArrowLeft" || event.key === "ArrowRight") fold(event.key === "ArrowLeft", node, key, actions);
    };
    root?.addEventListener("click", onClick);
    root?.addEventListener("keydown", onKeyDown);
    return () => {
      root?.removeEventListener("click", onClick);
      root?.removeEventListener("keydown", onKeyDown);
    };
  }, [actions]);
}

/** Page Down scrolls, and goes on to the next comment once the end of this one is in view. */
function turnPage(event: KeyboardEvent, node: HTMLElement, key: string): void {
  if (node.getBoundingClientRect().bottom > innerHeight) return;
  const all = visible.value;
  const next = all[all.findIndex((row) => row.key === key) + 1];
  if (!next) return;
  event.preventDefault();
  goToRow(next.key);
}

function fold(isFolding: boolean, node: HTMLElement, key: string, actions: CommentActions): void {
  const row = rowsByKey.value.get(key);
  const isFolded = node.querySelector(":scope > .fold-line > .fold")?.getAttribute("aria-expanded") === "false";
  if (row && row.replies > 0 && isFolded !== isFolding) actions.toggle(row);
}
