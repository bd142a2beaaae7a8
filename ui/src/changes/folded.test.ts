import { expect, test } from "vitest";
import type { LineChange } from "../core/wire";
import { stretches } from "./folded";

function lines(pattern: string): LineChange[] {
  return [...pattern].map((sign, index) => {
    const line = { kind: "paragraph" as const, block: `b${index}`, text: sign };
    return { change: sign === "+" ? "added" : "same", line };
  });
}

function shape(pattern: string, open: number[] = []): string {
  const text = (stretch: ReturnType<typeof stretches>[number]) =>
    "lines" in stretch ? stretch.lines.map((change) => change.line.text).join("") : `[${stretch.folded}]`;
  return stretches(lines(pattern), new Set(open)).map(text).join(" ");
}

test("what is far from a change is folded, and unfolds", () => {
  expect(shape("======+==")).toBe("[5] =+= =");
  expect(shape("======+==", [0])).toBe("===== =+= =");
  expect(shape("+====+")).toBe("+= == =+");
  expect(shape("====")).toBe("[4]");
  expect(shape("")).toBe("");
});
