/** The tables of the open article that are being worked with. */

import { effect, signal, untracked } from "@preact/signals";
import { onWriting, type Reading, reading } from "../article/reading";
import type { Article, Table } from "../core/wire";
import { type TableBlock, TableSession } from "./session";

/** How many tables the reader has made from text since the article was opened. */
export const madeTables = signal(0);

let sessions = new Map<string, TableSession>();
let listed: readonly TableSession[] = [];
let language: string | null = null;
let articleId = 0;

/** Takes over the tables of the article that is open: the page's, then those the reader made. */
function openSessions({ article, tables: blocks }: Reading): void {
  language = article.summary.language;
  articleId = article.summary.id;
  const saved = new Map(article.desks.map((desk) => [desk.table, desk]));
  const ofPage = blocks.flatMap((block, index) => {
    const key = article.tables[index];
    if (key === undefined) return [];
    const desk = saved.get(key);
    return [new TableSession(articleId, key, block, block, desk?.desk, desk?.state ?? "current", language, article.fingerprints[index])];
  });
  const made = article.desks.flatMap(({ table, desk, state }) =>
    state === "made" && desk.version ? [sessionOfMade(table, desk.version.table, desk)] : [],
  );
  listed = [...ofPage, ...made];
  sessions = new Map(listed.map((session) => [session.block.id, session]));
}

/** Writes what waits to be written. */
function closeSessions(): void {
  listed.forEach((session) => session.flush());
  listed = [];
  sessions = new Map();
}

/** Takes over what the reader did with tables after something of it was taken back. How they are looked at stays. */
function refreshDesks(desks: Article["desks"]): void {
  const known = new Map(desks.map(({ table, desk }) => [table, desk]));
  listed.forEach((session) => session.restore(known.get(session.key)));
  madeTables.value += 1;
}

/** All tables of the open article, the reader's own last. */
export function allSessions(): readonly TableSession[] {
  // A table that was made and taken back is none.
  return listed.filter(({ use, desk }) => use !== "made" || desk.peek().version !== null);
}

/** The session of a table's block; a passing one for a table in a comment. */
export function sessionOf(block: TableBlock): TableSession {
  return sessions.get(block.id) ?? new TableSession(articleId, "", block, block, undefined, "current", language);
}

/** Adds a table that the reader makes from text. */
export function addMade(table: Table): TableSession {
  const key = `made-${Date.now().toString(36)}`;
  const session = sessionOfMade(key, table, undefined);
  listed = [...listed, session];
  session.write({ version: { of: null, table } });
  sessions.set(session.block.id, session);
  madeTables.value += 1;
  return session;
}

function sessionOfMade(key: string, table: Table, desk: Article["desks"][number]["desk"] | undefined): TableSession {
  return new TableSession(articleId, key, table, { ...table, id: key, type: "table" }, desk, "made", language);
}

// Before anything of an article is drawn: an effect runs with the change itself.
effect(() => {
  const open = reading.value;
  untracked(() => {
    closeSessions();
    if (open) openSessions(open);
  });
});
onWriting(({ desks }) => refreshDesks(desks));
