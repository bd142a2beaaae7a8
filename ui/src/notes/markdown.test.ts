import { expect, test } from "vitest";
import { parseMarkdown, piecesOf } from "./markdown";

test("paragraphs, lists and quotes", () => {
  expect(parseMarkdown("One\ntwo\n\n- a\n- b\n1. c\n> said")).toMatchObject([
    { is: "paragraph", lines: [[{ text: "One" }], [{ text: "two" }]] },
    { is: "list", ordered: false, items: [[{ text: "a" }], [{ text: "b" }]] },
    { is: "list", ordered: true, items: [[{ text: "c" }]] },
    { is: "quote", lines: [[{ text: "said" }]] },
  ]);
});

test("marks within a line nest, and signs that mark nothing stay", () => {
  expect(parseMarkdown("**very *very* good** `a*b*`")).toEqual([
    {
      is: "paragraph",
      lines: [
        [
          {
            is: "strong",
            spans: [
              { is: "text", text: "very " },
              { is: "emphasis", spans: [{ is: "text", text: "very" }] },
              { is: "text", text: " good" },
            ],
          },
          { is: "text", text: " " },
          { is: "code", text: "a*b*" },
        ],
      ],
    },
  ]);
  const plain = "2 * 3 * 4, snake_case_name, <b>";
  expect(parseMarkdown(plain)).toEqual([{ is: "paragraph", lines: [[{ is: "text", text: plain }]] }]);
});

test("hostile nesting ends", () => {
  expect(parseMarkdown("*".repeat(5000) + "a" + "*".repeat(5000))).toHaveLength(1);
});

test("the pieces of a text, put together again, are the text", () => {
  const texts = ["", "plain", "- **bold *deep*** `x`\n> q_u_ote\n\n1) *a* _b_ **", "**a\nb**", "`` ` ``", "  * x\n\n\n"];
  for (const text of texts) expect(piecesOf(text).map((piece) => piece.text).join("")).toBe(text);
});

test("pieces tell marks from what they mark", () => {
  expect(piecesOf("- so **very** `x`")).toEqual([
    { is: "mark", text: "- " },
    { is: "text", text: "so " },
    { is: "mark", text: "**" },
    { is: "strong", text: "very" },
    { is: "mark", text: "**" },
    { is: "text", text: " " },
    { is: "mark", text: "`" },
    { is: "code", text: "x" },
    { is: "mark", text: "`" },
  ]);
});
