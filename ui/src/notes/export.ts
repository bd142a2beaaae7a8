/** The notes of an article as text to take elsewhere. */

import { words } from "../i18n/words";
import type { Entry } from "./notes";
import { quoteOf } from "./quote";

/** Markdown: what each note is on as a quote, then the note, then its label and tags. */
export function notesAsMarkdown(title: string, notes: readonly Entry[]): string {
  const { labels } = words().notes;
  const parts = notes.map((note) => {
    const quote = quoteOf(note.target).replaceAll(/^/gm, "> ");
    const facts = [labels[note.label], ...note.tags.map((tag) => `#${tag.replaceAll(/\s+/g, "-")}`)].join(" · ");
    return [quote, note.body.trim(), `*${facts}*`].filter(Boolean).join("\n\n");
  });
  return `# ${title}\n\n${parts.join("\n\n---\n\n")}\n`;
}
