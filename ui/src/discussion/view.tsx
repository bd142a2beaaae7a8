import type { RefObject } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Reading } from "../article/reading";
import { run } from "../core/commands";
import { words } from "../i18n/words";
import { startNote } from "../notes/notes";
import { UnplacedNotes } from "../notes/unplaced";
import { Branch } from "./branch";
import type { CommentActions } from "./comment";
import { useDiscussionCommands, useFeedKeys } from "./commands";
import { Feed } from "./feed";
import { DiscussionFind } from "./find";
import { rowOf } from "./hold";
import { type MenuAt, RowMenu } from "./menu";
import { goToRow } from "./moving";
import { Overview } from "./overview";
import { AnswerEditor } from "./own";
import { writing } from "./own-state";
import type { Row } from "./thread";
import { branch, rows, toggle, visible } from "./thread-state";
import { Tools } from "./tools";

/** The whole discussion, the reader's own comments among the others'. */
export function DiscussionView({ reading, column }: { reading: Reading; column: RefObject<HTMLElement | null> }) {
  const feed = useRef<HTMLElement>(null);
  const [menu, setMenu] = useState<MenuAt | undefined>();
  const [isFinding, setFinding] = useState(false);
  const actions = useActions(feed, setMenu);
  useDiscussionCommands(feed, actions, () => setFinding(true));
  useFeedKeys(feed, actions);

  const text = words().discussion;
  return (
    <main ref={column} class="text-column discussion" data-pane tabIndex={-1} aria-label={text.title}>
      <header class="surface-head">
        <h1>{words().library.comments(reading.article.comments.length)}</h1>
        <p dir="auto">{reading.article.summary.title}</p>
      </header>
      {rows.value.length > 0 && <Overview article={reading.article} goTo={actions.goTo} />}
      {rows.value.length > 0 && <Tools onFind={() => setFinding(true)} />}
      {isFinding && <DiscussionFind feed={feed} onClose={() => setFinding(false)} />}
      {writing.value?.at === "answer" && !writing.value.row && <AnswerEditor row={undefined} onDone={() => {}} />}
      <Branch />
      {rows.value.length === 0 && <NoComments />}
      {rows.value.length > 0 && visible.value.length === 0 && <p class="empty">{text.nothingShown}</p>}
      <Feed feed={feed} reading={reading} actions={actions} />
      <UnplacedNotes surface="discussion" />
      <RowMenu at={menu} actions={actions} onClose={() => setMenu(undefined)} />
    </main>
  );
}

/** Nobody says anything in this copy, and where words could come from. */
function NoComments() {
  const text = words().discussion;
  return (
    <section class="no-comments">
      <p class="empty">{text.none}</p>
      <button type="button" class="button" data-action="add-comments" onClick={() => run("add_comments")}>
        {words().commands.add_comments}…
      </button>
      <button type="button" class="button" data-action="write" onClick={() => (writing.value = { at: "answer", row: undefined })}>
        {text.write}
      </button>
    </section>
  );
}

function useActions(feed: RefObject<HTMLElement | null>, openMenu: (at: MenuAt) => void): CommentActions {
  return useMemo(
    () => ({
      note: (row) => startNote({ on: "comment", comment: row.key }, "claim"),
      reply: (row) => (writing.value = { at: "answer", row }),
      toggle: (row) => toggleInPlace(feed.current, row),
      more: (row, button) => openMenu({ row, button }),
      focusBranch: (row) => {
        branch.value = row.key;
        goToRow(row.key, "top");
      },
      goTo: (key) => goToRow(key),
    }),
    [feed],
  );
}

/** Folds or unfolds a thread. Its head stays where it is; one that was above the window comes into it. */
function toggleInPlace(feed: HTMLElement | null, row: Row): void {
  const node = feed ? rowOf(feed, row.key) : undefined;
  const top = node?.getBoundingClientRect().top;
  toggle(row);
  if (!node || top === undefined || top < 0) {
    goToRow(row.key, "top");
    return;
  }
  requestAnimationFrame(() => {
    // Where what was in view is gone, the engine may hold on to something else.
    const moved = node.getBoundingClientRect().top - top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
  });
}
