import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useCommands } from "../core/commands";
import { reportFailure } from "../core/undo";
import type { Surface } from "../core/wire";
import { ThreadMap } from "../discussion/map";
import { DiscussionView } from "../discussion/view";
import { words } from "../i18n/words";
import { targetHere } from "../notes/anchors";
import { Margin } from "../notes/margin";
import { activeKey, editingKey, find as findNote, highlight, remove, startNote, taggingKey } from "../notes/notes";
import { SelectionToolbar } from "../notes/toolbar";
import { NotesView } from "../notes/view";
import { RelatedPanel } from "../related/panel";
import { makeTable, selectedLines } from "../tables/make";
import { TablesView } from "../tables/view";
import { Contents } from "./contents";
import { placeOfCursor, step } from "./cursor";
import { FindBar } from "./find";
import { FootnotePopover } from "./footnotes";
import { usePlace } from "./place";
import { leaveArticle, type Reading, surface } from "./reading";
import { SelectMode } from "./select-mode";
import { TopBar } from "./top-bar";
import { ArticleView } from "./view";

const headings = "h2[data-stop], h3[data-stop], h4[data-stop], [data-article-head]";

/** The window while an article is open. */
export function ReadingView({ reading, onSearch }: { reading: Reading; onSearch: () => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLElement>(null);
  const [isFinding, setFinding] = useState(false);
  const isInline = useIsNarrow(frame);
  const shown = surface.value;
  // The margin stands where the lines of the article end.
  const side = reading.article.summary.direction === "rtl" ? "rtl" : "ltr";
  const back = () => void leaveArticle().catch(reportFailure);
  useReadingCommands(column, back, () => setFinding(true));
  useEffect(() => {
    document.title = reading.article.summary.title;
    return () => {
      document.title = words().app;
    };
  }, [reading]);
  return (
    <div ref={frame} class="reading">
      <TopBar reading={reading} onBack={back} onSearch={onSearch} />
      {isFinding && <FindBar key={shown} column={column} onClose={() => setFinding(false)} />}
      <div class={`page page-${shown}`} data-surface-shown={shown} dir={side}>
        <div class="rail" data-pane>
          {shown === "article" && <Contents reading={reading} />}
          {shown === "discussion" && <ThreadMap />}
        </div>
        <SurfaceView key={shown} name={shown} reading={reading} column={column} />
        {shown === "notes" ? null : (
          <Margin key={shown} surface={shown} column={column} isInline={isInline} />
        )}
      </div>
      <SelectionToolbar />
      <RelatedPanel column={column} />
      <SelectMode key={`select-${shown}`} column={column} />
      <FootnotePopover />
    </div>
  );
}

interface SurfaceProps {
  name: Surface;
  reading: Reading;
  column: RefObject<HTMLElement | null>;
}

function SurfaceView({ name, reading, column }: SurfaceProps) {
  usePlace(name, column);
  switch (name) {
    case "article":
      return <ArticleView reading={reading} column={column} />;
    case "tables":
      return <TablesView reading={reading} column={column} />;
    case "discussion":
      return <DiscussionView reading={reading} column={column} />;
    case "notes":
      return <NotesView reading={reading} column={column} />;
  }
}

/** Whether there is no room for a margin; follows the frame, in rem, so that zooming counts. */
function useIsNarrow(frame: RefObject<HTMLElement | null>): boolean {
  const narrow = 54;
  const measure = (width: number) => width / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [isNarrow, setNarrow] = useState(() => measure(innerWidth) < narrow);
  useEffect(() => {
    const root = frame.current;
    if (!root) return undefined;
    const observer = new ResizeObserver(() => setNarrow(measure(root.clientWidth) < narrow));
    observer.observe(root);
    return () => observer.disconnect();
  }, [frame]);
  return isNarrow;
}

function useReadingCommands(column: RefObject<HTMLElement | null>, back: () => void, find: () => void): void {
  const show = (name: Surface) => () => {
    surface.value = name;
  };
  const go = (direction: 1 | -1, selector?: string) => () =>
    column.current ? step(column.current, direction, selector) : false;
  const here = () => targetHere(column.current ? (placeOfCursor(column.current) ?? null) : null);
  useCommands({
    back,
    find,
    article: show("article"),
    tables: show("tables"),
    discussion: show("discussion"),
    notes: show("notes"),
    next: go(1),
    previous: go(-1),
    next_section: go(1, headings),
    previous_section: go(-1, headings),
    highlight: () => {
      const target = here();
      if (target) void highlight(target, "claim");
      getSelection()?.removeAllRanges();
    },
    note: () => {
      const target = here();
      if (target) startNote(target, "claim");
      getSelection()?.removeAllRanges();
    },
    make_table: () => {
      const lines = selectedLines();
      if (lines !== undefined) void makeTable(lines);
      return lines !== undefined;
    },
    note_on_row: () => {
      const target = here();
      if (target?.on !== "cell") return false;
      startNote({ on: "row", table: target.table, row: target.row }, "claim");
      return true;
    },
    // Of the note that has the focus, else of the article, which the window answers.
    tags: () => {
      const key = activeKey.value;
      const entry = key === undefined ? undefined : findNote(key);
      if (!entry || !document.activeElement?.closest(".card, [data-slot]")) return false;
      taggingKey.value = entry.key;
      return true;
    },
    edit: () => {
      const key = activeKey.value;
      if (key === undefined || !findNote(key)) return false;
      editingKey.value = key;
      return true;
    },
    delete: () => {
      const key = activeKey.value;
      if (key === undefined || !document.activeElement?.closest(".card")) return false;
      void remove(key);
      return true;
    },
  });
}
