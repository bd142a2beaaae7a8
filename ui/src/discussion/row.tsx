import { useComputed } from "@preact/signals";
import { memo } from "../core/memo";
import type { SavedImage } from "../core/wire";
import { words } from "../i18n/words";
import { type CommentActions, CommentView } from "./comment";
import { CommentHead } from "./comment-head";
import { AnswerEditor, OwnView } from "./own";
import { writing } from "./own-state";
import { personOf, shownAnyway, showAnyway } from "./people";
import type { Row } from "./thread";
import { branch, context, noteCounts, rowsByKey } from "./thread-state";

/** How many levels are drawn; deeper comments stand at the last of them and say their level. */
export const drawnLevels = 6;

interface RowProps {
  row: Row;
  images: ReadonlyMap<string, SavedImage>;
  actions: CommentActions;
}

/** One row of the thread. Drawn again only when something of its own changes. */
export const RowView = memo(function RowView({ row, images, actions }: RowProps) {
  const { key } = row;
  const isContext = useComputed(() => context.value.has(key)).value;
  const isAnswering = useComputed(() => writing.value?.at === "answer" && writing.value.row?.key === key).value;
  const base = useComputed(() => rowsByKey.value.get(branch.value ?? "")?.depth ?? 0).value;
  const isNoted = useComputed(() => noteCounts.value.has(key)).value;
  const author = row.comment?.author?.name;
  const isHidden = useComputed(() => personOf(author)?.hidden === true && !shownAnyway.value.has(key)).value;
  const depth = Math.min(row.depth - base, drawnLevels);
  const marks = [
    row.comment?.is_new ? " is-new" : "",
    isNoted ? " is-noted" : "",
    row.own ? " is-own" : "",
    isContext ? " is-context" : "",
    isHidden ? " is-hidden" : "",
  ];
  return (
    <article
      class={`comment depth-${depth}${marks.join("")}`}
      data-comment={key}
      data-depth={row.depth}
      data-own={row.own?.id}
      data-stop
      tabIndex={-1}
      aria-labelledby={`by-${key}`}
    >
      {guidesOf(row, base).map((above) => (
        <span key={above} class="guide" data-fold={above} aria-hidden="true" />
      ))}
      <div class="comment-content">
        {row.comment && (isHidden || isContext) && (
          <div class="comment-line">
            <CommentHead row={row} comment={row.comment} brief />
            {isHidden && (
              <>
                <span class="time">{words().discussion.hiddenAuthor}</span>
                <button type="button" class="quiet" onClick={() => showAnyway(key)}>
                  {words().discussion.showAnyway}
                </button>
              </>
            )}
          </div>
        )}
        {row.comment && !isHidden && !isContext && (
          <CommentView row={row} comment={row.comment} images={images} actions={actions} />
        )}
        {row.own && <OwnView row={row} id={row.own.id} actions={actions} />}
        {isAnswering && <AnswerEditor row={row} onDone={() => actions.goTo(key)} />}
        <div class="note-slot" data-slot />
      </div>
    </article>
  );
});

/** Keys of the rows whose answers the guide lines of a row fold away, outermost first. */
function guidesOf(row: Row, base: number): string[] {
  const above: string[] = [];
  const byKey = rowsByKey.peek();
  for (let at = row.parent; at !== undefined; at = byKey.get(at)?.parent) above.unshift(at);
  return above.slice(base, base + drawnLevels);
}
