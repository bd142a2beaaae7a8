/** What leaves the window by the clipboard: comments as text, and own ones as a site takes them. */

import { plainText } from "../core/canonical";
import { parseMarkdown, type Span } from "../notes/markdown";
import { ownOf } from "./own-state";
import type { Row } from "./thread";
import { rowsByKey } from "./thread-state";

/** A row as plain text. */
export function textOfRow(row: Row): string {
  if (row.own) return ownOf(row.own.id)?.body ?? row.own.body;
  return row.comment ? plainText(row.comment.blocks) : "";
}

/** An own comment as HTML, for sites whose comment field takes it, and as text for the others. */
export function publishable(row: Row): { text: string; html: string } {
  const text = textOfRow(row);
  return { text, html: markdownHtml(text) };
}

/** Where on the web a row is: a comment at its own address, an own comment at that of what it answers. */
export function originalOf(row: Row): string | undefined {
  const byKey = rowsByKey.peek();
  for (let at: Row | undefined = row; at; at = byKey.get(at.parent ?? "")) {
    if (at.comment?.permalink) return at.comment.permalink;
    if (at.comment) return undefined;
  }
  return undefined;
}

/** The HTML of light Markdown. */
export function markdownHtml(source: string): string {
  return parseMarkdown(source)
    .map((block) => {
      if (block.is === "list") {
        const tag = block.ordered ? "ol" : "ul";
        return `<${tag}>${block.items.map((item) => `<li>${spans(item)}</li>`).join("")}</${tag}>`;
      }
      const lines = block.lines.map(spans).join("<br>");
      return block.is === "quote" ? `<blockquote><p>${lines}</p></blockquote>` : `<p>${lines}</p>`;
    })
    .join("\n");
}

function spans(all: readonly Span[]): string {
  return all.map(span).join("");
}

function span(one: Span): string {
  switch (one.is) {
    case "text":
      return escaped(one.text);
    case "code":
      return `<code>${escaped(one.text)}</code>`;
    case "strong":
      return `<strong>${spans(one.spans)}</strong>`;
    case "emphasis":
      return `<em>${spans(one.spans)}</em>`;
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
