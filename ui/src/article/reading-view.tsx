import type { ComponentType, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useCommands } from "../core/commands";
import { later } from "../core/later";
import { reportFailure } from "../core/undo";
import type { Surface } from "../core/wire";
import { words } from "../i18n/words";
import { targetHere } from "../notes/anchors";
import { Margin } from "../notes/margin";
import { activeKey, editingKey, find as findNote, highlight, remove, startNote, taggingKey } from "../notes/notes";
import { useSelectedRange } from "../notes/selection";
import { answer, askAbout } from "../related/state";
import { makeTable, selectedLines } from "../tables/make";
import { Contents } from "./contents";
import { placeOfCursor, step } from "./cursor";
import { usePlace } from "./place";
import { leaveArticle, type Reading, surface } from "./reading";
import { TopBar } from "./top-bar";
import { ArticleView } from "./view";

// What a key opens comes first: it is read ahead in this order.
const SurfaceFind = later(async () => (await import("./find")).SurfaceFind);
const SelectMode = later(async () => (await import("./select-mode")).SelectMode);
const SelectionToolbar = later(async () => (await import("../notes/toolbar")).SelectionToolbar);
const FootnotePopover = later(async () => (await import("./footnotes")).FootnotePopover);
const ThreadMap = later(async () => (await import("../discussion/map")).ThreadMap);
const RelatedPanel = later(async () => (await import("../related/panel")).RelatedPanel);

const headings = "h2[data-stop], h3[data-stop], h4[data-stop], [data-article-head]";

/** The window while an article is open. */
export function ReadingView({ reading, onSearch }: { reading: Reading; onSearch: () => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLElement>(null);
  const [isFinding, setFinding] = useState(false);
  const [isSelecting, setSelecting] = useState(false);
  const isInline = useIsNarrow(frame);
  const shown = surface.value;
  // The margin stands where the lines of the article end.
  const side = reading.article.summary.direction === "rtl" ? "rtl" : "ltr";
  const back = () => void leaveArticle().catch(reportFailure);
  useReadingCommands(column, { back, find: () => setFinding(true), select: () => setSelecting(true) });
  useEffect(() => setSelecting(false), [shown]);
  useEffect(() => {
    document.title = reading.article.summary.title;
    return () => {
      document.title = words().app;
    };
  }, [reading]);
  return (
    <div ref={frame} class="reading">
      <TopBar reading={reading} onBack={back} onSearch={onSearch} />
      {isFinding && <SurfaceFind key={shown} column={column} onClose={() => setFinding(false)} />}
      <div class={`page page-${shown}`} data-surface-shown={shown} dir={side}>
        <div class="rail" data-pane>
          {shown === "article" && <Contents reading={reading} />}
          {shown === "discussion" && <ThreadMap />}
        </div>
        <Shown key={shown} name={shown} reading={reading} column={column} isInline={isInline} />
      </div>
      <Toolbar />
      {answer.value && <RelatedPanel shown={answer.value} />}
      {isSelecting && <SelectMode column={column} onEnd={() => setSelecting(false)} />}
      <Footnotes />
    </div>
  );
}

interface SurfaceProps {
  reading: Reading;
  column: RefObject<HTMLElement | null>;
}

interface PlacedProps extends SurfaceProps {
  name: Surface;
  isInline: boolean;
}

/** A surface with the notes beside it, at the place where the reader was. */
function placed(View: ComponentType<SurfaceProps>): ComponentType<PlacedProps> {
  return function Placed({ name, isInline, ...props }: PlacedProps) {
    usePlace(name, props.column);
    return (
      <>
        <View {...props} />
        {name !== "notes" && <Margin surface={name} column={props.column} isInline={isInline} />}
      </>
    );
  };
}

const surfaces: Record<Surface, ComponentType<PlacedProps>> = {
  article: placed(ArticleView),
  discussion: later(async () => placed((await import("../discussion/view")).DiscussionView)),
  notes: later(async () => placed((await import("../notes/view")).NotesView)),
  tables: later(async () => placed((await import("../tables/view")).TablesView)),
};

function Shown(props: PlacedProps) {
  const View = surfaces[props.name];
  return <View {...props} />;
}

/** What can be done with selected words. */
function Toolbar() {
  const range = useSelectedRange();
  return range ? <SelectionToolbar range={range} /> : null;
}

/** The footnote whose reference was chosen. */
function Footnotes() {
  const [reference, setReference] = useState<HTMLElement | undefined>();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-footnote]") : null;
      if (button) setReference(button);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  return reference ? <FootnotePopover reference={reference} onClose={() => setReference(undefined)} /> : null;
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

type Openers = Record<"back" | "find" | "select", () => void>;

function useReadingCommands(column: RefObject<HTMLElement | null>, openers: Openers): void {
  const show = (name: Surface) => () => {
    surface.value = name;
  };
  const go = (direction: 1 | -1, selector?: string) => () =>
    column.current ? step(column.current, direction, selector) : false;
  const here = () => targetHere(column.current ? (placeOfCursor(column.current) ?? null) : null);
  useCommands({
    ...openers,
    related: () => askAbout(here()),
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
