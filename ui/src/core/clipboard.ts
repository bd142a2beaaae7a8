/** Puts text on the clipboard, with its HTML where it has one. */

/** What is copied: for programs that take plain text, and for those that take formatted text. */
export interface Copied {
  text: string;
  html?: string;
}

/** Copies; rejects where the system refuses. */
export async function copy({ text, html }: Copied): Promise<void> {
  if (html === undefined) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const parts = { "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) };
  await navigator.clipboard.write([new ClipboardItem(parts)]);
}
