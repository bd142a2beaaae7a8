/** The open article: what it is, which surface is shown, and where to go in it. */

import { signal } from "@preact/signals";
import { call } from "../core/core";
import { laterModule } from "../core/later";
import { reportFailure } from "../core/undo";
import type { Article, Block, ReadingPosition, SavedImage, SearchHit, Surface, TableKey, Writing } from "../core/wire";
import { loadNotes, refreshNotes } from "../notes/notes";
import { refreshOwn } from "../discussion/own-state";
import { refreshPeople } from "../discussion/people";
import { loadThread } from "../discussion/thread-state";
import { blockContext, type BlockContext } from "./blocks";
import { knowFormulas } from "./math";
import { awaited } from "./opening";

/** An article with what is derived from it once. */
export interface Reading {
  /** Tells one opening from the next. */
  opened: number;
  article: Article;
  context: BlockContext;
  /** All tables of the article at any depth, in order. */
  tables: readonly Extract<Block, { type: "table" }>[];
}

/** A place to go to: a block or a comment by its id, to mark words in; a note or own comment by its number. */
export type Destination =
  | { to: "position"; position: ReadingPosition }
  | { to: "block"; id: string; words?: readonly string[] }
  | { to: "table"; id: string }
  | { to: "comment"; id: string; words?: readonly string[] }
  | { to: "own"; id: number }
  | { to: "note"; id: number };

export const reading = signal<Reading | undefined>(undefined);
export const surface = signal<Surface>("article");
/** Where the shown surface should go once it stands; it takes the value away when it has gone there. */
export const destination = signal<Destination | undefined>(undefined);

/** Opens an article where the reader left off, or at a place in it. */
export async function openArticle(id: number, place?: Destination): Promise<void> {
  if (reading.value?.article.summary.id === id) {
    if (place) goTo(place);
    return;
  }
  const article = await awaited(whole(id), remain);
  if (article) show(article, place);
}

/** Tells the library that the reader stayed where they were, and did not go to what was on its way. */
function remain(): void {
  const id = reading.value?.article.summary.id;
  (id === undefined ? call("close_article", {}) : call("open_article", { id })).catch(reportFailure);
}

/** Shows the open article as it is in the library now, at the same place. */
export async function reopenArticle(): Promise<void> {
  const id = reading.value?.article.summary.id;
  if (id === undefined) return;
  show(await whole(id));
}

let openings = 0;
const codeForTables = laterModule(() => import("../tables/inline"));

/** An article, once everything that draws it is there too. */
async function whole(id: number): Promise<Article> {
  const article = await call("open_article", { id });
  const { document, comments, desks } = article;
  const hasTables = desks.length > 0 || [document, ...comments].some(({ blocks }) => tablesIn(blocks).length > 0);
  if (hasTables) await codeForTables();
  return article;
}

function show(article: Article, place?: Destination): void {
  const { id } = article.summary;
  const { blocks } = article.document;
  const tables = tablesIn(blocks);
  const images = new Map<string, SavedImage>(article.images.map((image) => [image.url, image]));
  const keys = new Map<string, TableKey>();
  tables.forEach((table, index) => {
    const key = article.tables[index];
    if (key !== undefined) keys.set(table.id, key);
  });
  knowFormulas(article.formulas);
  loadNotes(id, article.notes);
  loadThread(article);
  surface.value = article.position?.surface ?? "article";
  destination.value = undefined;
  reading.value = { opened: ++openings, article, tables, context: blockContext(blocks, { images, tables: keys, inComment: false }) };
  if (place) goTo(place);
  else if (article.position) destination.value = { to: "position", position: article.position };
}

const followers: ((writing: Writing) => void)[] = [];

/** Calls back with what the reader wrote on the open article, after something of it was undone. */
export function onWriting(take: (writing: Writing) => void): void {
  followers.push(take);
}

/** Reads again what the reader wrote on the open article, after something of it was undone. */
export async function refreshWriting(): Promise<void> {
  const article = reading.value?.article.summary.id;
  if (article === undefined) return;
  const writing = await call("writing", { article });
  refreshNotes(article, writing.notes);
  refreshOwn(article, writing.own_comments);
  refreshPeople(article, writing.people);
  for (const take of followers) take(writing);
}

/** Goes back to the library. */
export async function leaveArticle(): Promise<void> {
  reading.value = undefined;
  await call("close_article", {});
}

/** Shows the surface a place is on, and goes there. */
export function goTo(place: Destination): void {
  surface.value = surfaceOf(place);
  destination.value = place;
}

/** The place of something the library found, with the words that were looked for. */
export function destinationOf({ place, snippet }: SearchHit): Destination | undefined {
  const words = [...new Set(snippet.filter(({ hit }) => hit).map(({ text }) => text))];
  switch (place.in) {
    case "title":
      return undefined;
    case "block":
    case "cell":
      return { to: "block", id: place.block, words };
    case "comment":
      return { to: "comment", id: place.comment, words };
    case "note":
      return { to: "note", id: place.note };
    case "own_comment":
      return { to: "own", id: place.own_comment };
  }
}

function surfaceOf(place: Destination): Surface {
  switch (place.to) {
    case "position":
      return place.position.surface;
    case "block":
      return "article";
    case "table":
      return "tables";
    case "comment":
    case "own":
      return "discussion";
    case "note":
      return isOnComment(place.id) ? "discussion" : "article";
  }
}

function isOnComment(note: number): boolean {
  const target = reading.value?.article.notes.find(({ id }) => id === note)?.target;
  return target?.on === "comment" || target?.on === "comment_passage";
}

function tablesIn(blocks: readonly Block[]): Extract<Block, { type: "table" }>[] {
  return blocks.flatMap((block) => {
    const inner = tablesIn(childrenOf(block));
    return block.type === "table" ? [block, ...inner] : inner;
  });
}

/** The blocks directly inside a block, in reading order. */
function childrenOf(block: Block): readonly Block[] {
  switch (block.type) {
    case "list":
      return block.items.flatMap((item) => item.blocks);
    case "definitions":
      return block.items.flatMap((item) => item.descriptions.flat());
    case "quote":
    case "footnote":
      return block.blocks;
    case "faq":
      return block.answer;
    case "table":
      return [...block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks)), ...(block.notes ?? [])];
    default:
      return [];
  }
}
