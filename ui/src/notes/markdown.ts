/** The light Markdown of notes and own comments, as data: paragraphs, lists, quotes, and marks within a line. */

/** A run of a line. */
export type Span =
  | { is: "text" | "code"; text: string }
  | { is: "strong" | "emphasis"; spans: readonly Span[] };

/** A block of a note. */
export type NoteBlock =
  | { is: "paragraph" | "quote"; lines: readonly (readonly Span[])[] }
  | { is: "list"; ordered: boolean; items: readonly (readonly Span[])[] };

const bullet = /^\s*[-*•]\s+/;
const ordinal = /^\s*\d{1,3}[.)]\s+/;
const quoted = /^\s*>\s?/;

/** Reads a note's text. Every character that is no mark is kept. */
export function parseMarkdown(source: string): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  for (const part of source.split(/\n[ \t]*\n/)) {
    let lines = part.split("\n").filter((line) => line.trim() !== "");
    while (lines.length > 0) {
      const marker = [bullet, ordinal, quoted].find((candidate) => candidate.test(lines[0] ?? ""));
      const belongs = (line: string) =>
        marker ? marker.test(line) : ![bullet, ordinal, quoted].some((candidate) => candidate.test(line));
      const end = lines.findIndex((line) => !belongs(line));
      const group = end < 0 ? lines : lines.slice(0, end);
      blocks.push(blockOf(marker, group));
      lines = lines.slice(group.length);
    }
  }
  return blocks;
}

function blockOf(marker: RegExp | undefined, lines: readonly string[]): NoteBlock {
  const runs = lines.map((line) => spansOf(marker ? line.replace(marker, "") : line, 0));
  if (marker === bullet || marker === ordinal) return { is: "list", ordered: marker === ordinal, items: runs };
  return { is: marker === quoted ? "quote" : "paragraph", lines: runs };
}

const deepest = 4;
const marked = /`([^`]+)`|\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\3(?![\w*])/g;

function spansOf(line: string, depth: number): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of depth < deepest ? line.matchAll(marked) : []) {
    if (match.index > end) spans.push({ is: "text", text: line.slice(end, match.index) });
    const [whole, code, strong, , emphasis] = match;
    if (code !== undefined) spans.push({ is: "code", text: code });
    else if (strong !== undefined) spans.push({ is: "strong", spans: spansOf(strong, depth + 1) });
    else spans.push({ is: "emphasis", spans: spansOf(emphasis ?? "", depth + 1) });
    end = match.index + whole.length;
  }
  if (end < line.length) spans.push({ is: "text", text: line.slice(end) });
  return spans;
}

/** A stretch of a text as it is written, marks and all. */
export interface Piece {
  is: "text" | "mark" | "code" | "strong" | "emphasis";
  text: string;
}

/** A text cut where its formatting changes. Put together again the pieces are the text. */
export function piecesOf(source: string): Piece[] {
  const pieces = source.split(/(\n)/).flatMap((line): Piece[] => {
    const mark = [bullet, ordinal, quoted].map((marker) => marker.exec(line)?.[0]).find((found) => found !== undefined) ?? "";
    return [{ is: "mark", text: mark }, ...runPieces(line.slice(mark.length), "text", 0)];
  });
  return pieces.filter(({ text }) => text !== "");
}

function runPieces(line: string, around: Piece["is"], depth: number): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of depth < deepest ? line.matchAll(marked) : []) {
    const [whole, code, strong, sign, emphasis] = match;
    const mark: Piece = { is: "mark", text: code === undefined ? (sign ?? "**") : "`" };
    pieces.push({ is: around, text: line.slice(end, match.index) }, mark);
    if (code !== undefined) pieces.push({ is: "code", text: code });
    else if (strong !== undefined) pieces.push(...runPieces(strong, "strong", depth + 1));
    else pieces.push(...runPieces(emphasis ?? "", "emphasis", depth + 1));
    pieces.push(mark);
    end = match.index + whole.length;
  }
  pieces.push({ is: around, text: line.slice(end) });
  return pieces;
}
