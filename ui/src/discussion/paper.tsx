import { useLayoutEffect, useRef } from "preact/hooks";
import { appendBlocks, blockContext } from "../article/blocks";
import type { SavedComment, SavedImage } from "../core/wire";
import { words } from "../i18n/words";
import { Markdown } from "../notes/markdown-view";
import { CommentHead } from "./comment-head";
import { ownOf } from "./own-state";
import { personOf } from "./people";
import { drawnLevels } from "./row";
import type { Row } from "./thread";
import { isCollapsed } from "./thread-state";

interface PaperProps {
  rows: readonly Row[];
  images: ReadonlyMap<string, SavedImage>;
  /** The numbers of the notes on each comment, as they are printed at the end. */
  numbers: ReadonlyMap<string, string>;
}

/**
 * The discussion on paper: every row the reader has not folded or filtered away, in the flow window or not, and nothing
 * to press. Of a folded thread it says how much is under the fold.
 */
export function ThreadOnPaper({ rows, images, numbers }: PaperProps) {
  return (
    <>
      {rows.map((row) => (
        <PaperRow key={row.key} row={row} images={images} numbers={numbers.get(row.key)} />
      ))}
    </>
  );
}

function PaperRow({ row, images, numbers }: { row: Row; images: PaperProps["images"]; numbers: string | undefined }) {
  const text = words().discussion;
  const { comment, own } = row;
  const isHidden = personOf(comment?.author?.name)?.hidden === true;
  return (
    <article class={`comment depth-${Math.min(row.depth, drawnLevels)}${own ? " is-own" : ""}`}>
      <div class="paper-head" data-endnotes={numbers}>
        {comment && <CommentHead row={row} comment={comment} brief={isHidden} />}
        {own && (
          <header class="comment-head">
            <h3>{text.you}</h3>
            <span class="badge own">{text.unpublished}</span>
          </header>
        )}
      </div>
      {comment && (isHidden ? <p class="time">{text.hiddenAuthor}</p> : <PaperBody comment={comment} images={images} />)}
      {own && <Markdown source={ownOf(own.id)?.body ?? own.body} />}
      {isCollapsed(row.key) && <p class="time">{text.hiddenReplies(row.replies, row.newReplies, 0)}</p>}
    </article>
  );
}

function PaperBody({ comment, images }: { comment: SavedComment; images: PaperProps["images"] }) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!root.current) return;
    appendBlocks(root.current, comment.blocks, blockContext(comment.blocks, { images, tables: new Map(), inComment: true }));
  }, []);
  return (
    <>
      {comment.title !== undefined && (
        <p class="comment-title" dir="auto">
          {comment.title}
        </p>
      )}
      {comment.state === "deleted" && <p class="comment-gone">{words().discussion.deleted}</p>}
      <div ref={root} class="prose comment-body" dir="auto" />
    </>
  );
}
