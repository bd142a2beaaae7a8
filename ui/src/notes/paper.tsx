/**
 * What is only on paper: the reader's notes, numbered at the end, each number also at the passage, cell or comment it is
 * on; and the whole of a discussion. It is there only while the page is printed.
 */

import { render } from "preact";
import { reading, surface } from "../article/reading";
import { ThreadOnPaper } from "../discussion/paper";
import { visible } from "../discussion/thread-state";
import { words } from "../i18n/words";
import { type Anchor, anchorOf } from "./anchors";
import { Markdown } from "./markdown-view";
import { type Entry, entries } from "./notes";
import { isOnSurface, lineOf } from "./placed";
import { quoteOf } from "./quote";

const endnotes = paper("endnotes");
const thread = paper("paper-thread");

addEventListener("beforeprint", show);
addEventListener("afterprint", hide);

/** A part of the document that is only ever seen on paper. */
function paper(name: string): HTMLElement {
  const host = document.createElement("section");
  host.className = name;
  return host;
}

/** Prints what is shown, once every picture of it is there: those further down are read only when they come into view. */
export async function printPage(): Promise<void> {
  dispatchEvent(new Event("beforeprint"));
  const pictures = [...document.querySelectorAll("main img, .paper-thread img")];
  await Promise.allSettled(
    pictures.map((picture) => {
      if (!(picture instanceof HTMLImageElement)) return undefined;
      picture.loading = "eager";
      return picture.decode();
    }),
  );
  print();
}

function show(): void {
  hide();
  const opened = reading.value;
  if (!opened) return;
  const notes = notesInOrder();
  if (surface.value === "discussion") {
    const images = opened.context.images;
    document.body.append(thread);
    render(<ThreadOnPaper rows={visible.value} images={images} numbers={numbersOfComments(notes)} />, thread);
  } else notes.forEach((entry, index) => number(anchorOn(entry), index + 1));
  if (notes.length === 0) return;
  endnotes.lang = document.documentElement.lang;
  document.body.append(endnotes);
  render(<Endnotes notes={notes} />, endnotes);
}

function hide(): void {
  for (const host of [thread, endnotes]) {
    render(null, host);
    host.remove();
  }
  for (const node of document.querySelectorAll<HTMLElement>("[data-endnotes]")) delete node.dataset["endnotes"];
}

/** The notes of what is printed, as their places follow each other; last those that have none. */
function notesInOrder(): Entry[] {
  const shown = surface.value;
  const order = shown === "discussion" ? orderInThread() : lineOnPage;
  return entries.value
    .filter((entry) => entry.id !== null && isOnSurface(entry, shown))
    .map((entry) => ({ entry, at: order(entry) }))
    .toSorted((a, b) => a.at - b.at || 0)
    .map(({ entry }) => entry);
}

function lineOnPage(entry: Entry): number {
  const anchor = anchorOn(entry);
  return anchor ? lineOf(anchor) : Number.POSITIVE_INFINITY;
}

function anchorOn({ target, placement }: Entry): Anchor | undefined {
  return placement === "unplaced" ? undefined : anchorOf(target, document);
}

/** Rows that are printed need not be in the document, so their order is that of the thread. */
function orderInThread(): (entry: Entry) => number {
  const places = new Map(visible.value.map(({ key }, index) => [key, index]));
  return (entry) => places.get(commentOf(entry) ?? "") ?? Number.POSITIVE_INFINITY;
}

function numbersOfComments(notes: readonly Entry[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  notes.forEach((entry, index) => {
    const comment = commentOf(entry);
    if (comment !== undefined) numbers.set(comment, together(numbers.get(comment), index + 1));
  });
  return numbers;
}

function commentOf({ target, placement }: Entry): string | undefined {
  const isOnComment = target.on === "comment" || target.on === "comment_passage";
  return isOnComment && placement !== "unplaced" ? target.comment : undefined;
}

/** Style shows the number behind the passage: the text itself stays as notes know it. */
function number(anchor: Anchor | undefined, at: number): void {
  if (!anchor) return;
  const { dataset } = anchor.node;
  dataset["endnotes"] = together(dataset["endnotes"], at);
}

function together(before: string | undefined, at: number): string {
  return [before, words().number(at)].filter(Boolean).join(", ");
}

function Endnotes({ notes }: { notes: readonly Entry[] }) {
  const text = words().notes;
  return (
    <>
      <h2>{text.title}</h2>
      <ol>
        {notes.map((entry) => (
          <li key={entry.key} dir="auto">
            <p class="endnote-quote" dir="auto">
              {quoteOf(entry.target)}
            </p>
            <Markdown source={entry.body} />
            <p class="endnote-label">{[text.labels[entry.label], ...entry.tags].join(" · ")}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
