import { expect, test } from "vitest";
import { blockText, canonicalText, inlineText } from "./canonical";
import type { Block, Inline } from "./wire";

const text = (words: string): Inline => ({ type: "text", text: words });
const paragraph = (id: string, words: string): Block => ({ id, type: "paragraph", text: [text(words)] });

test("containers join with line feeds and images say nothing", () => {
  const list: Block = {
    id: "list",
    type: "list",
    ordered: false,
    items: [{ blocks: [paragraph("a", "one")] }, { blocks: [paragraph("b", "two")] }],
  };
  expect(blockText(list)).toBe("one\ntwo");
  const runs: Inline[] = [
    text("a "),
    { type: "strong", children: [text("b")] },
    { type: "break" },
    { type: "image", url: "", alt: "unsaid" },
    { type: "footnote_ref", label: "1" },
  ];
  expect(inlineText(runs)).toBe("a b\n");
});

test("cells stand between tabs, on one line each", () => {
  const cell = (...blocks: Block[]) => ({ header: false, column_span: 1, row_span: 1, blocks });
  const table: Block = {
    id: "table",
    type: "table",
    caption: [text("Prices")],
    header_rows: 0,
    header_columns: 0,
    rows: [{ cells: [cell(paragraph("a", "x"), paragraph("b", "y")), cell(paragraph("c", "z"))] }],
  };
  expect(blockText(table)).toBe("Prices\nx y\tz");
});

test("every block and every run knows where it starts", () => {
  const cite = [text("Ada")];
  const question = [text("Why?")];
  const blocks: Block[] = [
    paragraph("first", "😀 one"),
    { id: "quote", type: "quote", blocks: [paragraph("said", "two")], cite },
    { id: "faq", type: "faq", question, answer: [paragraph("because", "three")] },
  ];
  const { text: whole, starts, runs } = canonicalText(blocks);
  expect(whole).toBe("😀 one\ntwo\nAda\nWhy?\nthree");
  for (const [id, words] of [
    ["quote", "two"],
    ["said", "two"],
    ["because", "three"],
  ] as const) {
    expect(whole.slice(starts.get(id)).startsWith(words), id).toBe(true);
  }
  expect(whole.slice(runs.get(cite))).toBe("Ada\nWhy?\nthree");
  expect(whole.slice(runs.get(question))).toBe("Why?\nthree");
});
