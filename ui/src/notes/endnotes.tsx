/**
 * The reader's notes on paper: numbered at the end, each number also at the passage, cell or comment it is on. They
 * are there only while the page is printed.
 */

import { render } from "preact";
import { reading, surface } from "../article/reading";
import { words } from "../i18n/words";
import { type Anchor, anchorOf } from "./anchors";
import { Markdown } from "./markdown-view";
import { type Entry, entries } from "./notes";
import { isOnSurface, lineOf } from "./placed";
import { quoteOf } from "./quote";

const host = document.createElement("section");
host.className = "endnotes";

addEventListener("beforeprint", show);
addEventListener("afterprint", hide);

/** Prints what is shown, once every picture of it is there: those further down are read only when they come into view. */
export async function printPage(): Promise<void> {
  const pictures = [...document.querySelectorAll("main img")].filter((node) => node instanceof HTMLImageElement);
  await Promise.allSettled(
    pictures.map((picture) => {
      picture.loading = "eager";
      return picture.decode();
    }),
  );
  print();
}

function show(): void {
  const notes = reading.value ? notesInOrder() : [];
  if (notes.length === 0) return;
  notes.forEach(({ anchor }, index) => number(anchor, index + 1));
  host.lang = document.documentElement.lang;
  document.body.append(host);
  render(<Endnotes notes={notes.map(({ entry }) => entry)} />, host);
}

function hide(): void {
  render(null, host);
  host.remove();
  for (const node of document.querySelectorAll<HTMLElement>("[data-endnotes]")) delete node.dataset["endnotes"];
}

/** The notes of what is printed, as their places follow each other; last those that have none. */
function notesInOrder(): { entry: Entry; anchor: Anchor | undefined }[] {
  const shown = surface.value;
  const all = entries.value
    .filter((entry) => entry.id !== null && isOnSurface(entry, shown))
    .map((entry) => ({ entry, anchor: entry.placement === "unplaced" ? undefined : anchorOf(entry.target, document) }));
  const line = (anchor: Anchor | undefined) => (anchor ? lineOf(anchor) : Number.POSITIVE_INFINITY);
  return all.toSorted((a, b) => line(a.anchor) - line(b.anchor) || 0);
}

/** Style shows the number behind the passage: the text itself stays as notes know it. */
function number(anchor: Anchor | undefined, at: number): void {
  if (!anchor) return;
  const { dataset } = anchor.node;
  const numbers = [dataset["endnotes"], words().number(at)].filter(Boolean);
  dataset["endnotes"] = numbers.join(", ");
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
