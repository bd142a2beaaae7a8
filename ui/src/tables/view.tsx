import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useSignalValue } from "./use-signal";
import { barHeight } from "../article/cursor";
import { type Reading, surface } from "../article/reading";
import { useCommands } from "../core/commands";
import { reportFailure } from "../core/undo";
import { words } from "../i18n/words";
import { startNote } from "../notes/notes";
import { UnplacedNotes } from "../notes/unplaced";
import { cycleDifferences, hide, judge, pin, setBaseline, showAll, transpose } from "./actions";
import type { TableDialogProps } from "./dialogs";
import type { TableSession } from "./session";
import { allSessions, madeTables } from "./sessions";
import { appendOrigin, TableIsland } from "./table";
import { type DialogName, TableTools, useNarrow } from "./tools";

/** Columns are read at once, without being asked, up to this many cells. */
const readAtOnce = 20_000;

const islands = new Map<TableSession, TableIsland>();

/** All tables of the article, each with its tools, as wide as the window allows. */
export function TablesView({ reading, column }: { reading: Reading; column: RefObject<HTMLElement | null> }) {
  const made = useSignalValue(madeTables);
  const sessions = allSessions();
  const [dialog, setDialog] = useState<{ session: TableSession; name: DialogName } | undefined>();
  const open: OpenDialog = (session, name) => setDialog({ session, name });
  useTableCommands(column, open);
  return (
    <>
      <main ref={column} class="text-column" data-pane tabIndex={-1} aria-label={words().reading.surfaces.tables}>
        <header class="surface-head">
          <h1>{words().table.count(sessions.length)}</h1>
          <p dir="auto">{reading.article.summary.title}</p>
        </header>
        {sessions.length === 0 && <p class="empty">{words().table.none}</p>}
        <div class="prose tables" data-made={made} data-slots lang={reading.article.summary.language ?? undefined}>
          {sessions.map((session) => (
            <TableSection key={session.key} session={session} reading={reading} onOpen={open} />
          ))}
        </div>
        <UnplacedNotes surface="tables" />
      </main>
      {dialog && <TableDialog {...dialog} onClose={() => setDialog(undefined)} />}
    </>
  );
}

/** Opens one of the dialogs on a table. */
type OpenDialog = (session: TableSession, name: DialogName) => void;

function TableSection({ session, reading, onOpen }: { session: TableSession; reading: Reading; onOpen: OpenDialog }) {
  const mount = useRef<HTMLDivElement>(null);
  const origin = useRef<HTMLDivElement>(null);
  const table = useSignalValue(session.table);
  const status = useSignalValue(session.status);
  const desk = useSignalValue(session.desk);
  useLayoutEffect(() => {
    const island = new TableIsland(session, reading.context, true);
    mount.current?.replaceChildren(island.region);
    islands.set(session, island);
    return () => {
      islands.delete(session);
      island.dispose();
      session.flush();
    };
  }, [session, table]);
  useLayoutEffect(() => {
    origin.current?.replaceChildren();
    if (origin.current) appendOrigin(origin.current, session, reading.context);
  }, [session]);
  useEffect(() => {
    const { rows, columns } = session.sheet.value;
    if (rows.length * columns.length <= readAtOnce) void session.read(columns.map(({ key }) => key));
  }, [session, table]);
  const open = (name: DialogName) => onOpen(session, name);
  const isNarrow = useNarrow();
  const cards = desk.view.cards ?? isNarrow;
  return (
    <section
      class={cards ? "table as-cards" : "table"}
      data-table={session.key}
      data-block={session.block.id}
      data-stop
      tabIndex={-1}
    >
      <TableTools session={session} onOpen={open} />
      <VersionNote session={session} onOpen={open} />
      <div ref={mount} />
      <p class="table-status" hidden={status === ""}>
        {status}
      </p>
      <div ref={origin} />
    </section>
  );
}

/** One of the dialogs, once its code is there. */
function TableDialog({ name, ...props }: TableDialogProps & { name: DialogName }) {
  const [all, setAll] = useState<typeof import("./dialogs").dialogs | undefined>();
  useEffect(() => void import("./dialogs").then(({ dialogs }) => setAll(dialogs)).catch(reportFailure), []);
  const Shown = all?.[name];
  return Shown ? <Shown {...props} /> : null;
}

/** Says whose version of the table this is, where there are two. */
function VersionNote({ session, onOpen }: { session: TableSession; onOpen: (name: DialogName) => void }) {
  const { version } = useSignalValue(session.desk);
  const text = words().table;
  if (!version) return null;
  const drop = () => session.change({ version: null }, text.versionDropped);
  return (
    <p class="table-version">
      {session.use === "made" ? text.made : session.use === "changed" ? text.versionWaits : text.versionShown}{" "}
      <button type="button" class="text-button" onClick={() => onOpen("repair")}>
        {text.repair}
      </button>{" "}
      {session.use !== "made" && (
        <button type="button" class="text-button" onClick={drop}>
          {text.dropVersion}
        </button>
      )}
    </p>
  );
}

/** The table that the keyboard is in, else the first in sight. */
function tableHere(column: HTMLElement | null): { session: TableSession; island: TableIsland; root: HTMLElement } | undefined {
  const all = [...(column?.querySelectorAll<HTMLElement>("section[data-table]") ?? [])];
  const focused = all.find((section) => section.contains(document.activeElement));
  const root = focused ?? all.find((section) => section.getBoundingClientRect().bottom > barHeight + 8);
  const session = allSessions().find(({ key }) => key === root?.dataset["table"]);
  const island = session && islands.get(session);
  return root && session && island ? { session, island, root } : undefined;
}

/** What keys and the menu do on this surface. */
function useTableCommands(column: RefObject<HTMLElement | null>, onOpen: OpenDialog): void {
  type Here = NonNullable<ReturnType<typeof tableHere>>;
  const on = (act: (here: Here) => boolean | void) => () => {
    const here = surface.value === "tables" ? tableHere(column.current) : undefined;
    return here ? act(here) : false;
  };
  const place = ({ island }: Here) => island.placeOf(document.activeElement);
  const onColumn = (act: (session: TableSession, key: string) => void) =>
    on((here) => {
      const key = place(here).column;
      if (key === undefined) return false;
      act(here.session, key);
      return true;
    });
  const onRow = (act: (session: TableSession, row: string) => void) =>
    on((here) => {
      const { row } = place(here);
      if (row === undefined) return false;
      act(here.session, row);
      return true;
    });
  const open = (name: DialogName) => on(({ session }) => onOpen(session, name));
  const findField = on(({ root }) => root.querySelector<HTMLElement>(".table-find")?.focus());
  const walk = (by: 1 | -1) => on(({ island }) => (document.activeElement?.closest("tbody") ? island.step(by) : false));
  useCommands({
    // On this surface the keys of the discussion mean what the table needs.
    parent: onColumn(pin),
    pin_column: onColumn(pin),
    hide_column: onColumn(hide),
    show_columns: on(({ session }) => showAll(session)),
    transpose_table: on(({ session }) => transpose(session)),
    differences: on(({ session }) => void cycleDifferences(session)),
    baseline: on((here) => setBaseline(here.session, place(here))),
    find: findField,
    filter_rows: findField,
    toggle_read: onRow((session, row) => judge(session, row, "shortlisted")),
    next: walk(1),
    previous: walk(-1),
    note_on_row: onRow((session, row) => startNote({ on: "row", table: session.key, row }, "claim")),
    shortlist_row: onRow((session, row) => judge(session, row, "shortlisted")),
    rule_out_row: onRow((session, row) => judge(session, row, "ruled_out")),
    table_columns: open("columns"),
    table_chart: open("chart"),
    table_decision: open("decision"),
    table_export: open("export"),
    repair_table: open("repair"),
  });
}
