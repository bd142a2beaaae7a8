import { expect, test } from "vitest";
import { match } from "./fuzzy";

function best(query: string, texts: readonly string[]): string | undefined {
  const found = texts.flatMap((text) => {
    const hit = match(query, text);
    return hit ? [{ text, score: hit.score }] : [];
  });
  return found.toSorted((one, other) => other.score - one.score)[0]?.text;
}

test("letters are found in order, whatever their case and accents", () => {
  expect(match("ktl", "Which Kettle?")?.at).toEqual([6, 8, 10]);
  expect(match("cafe", "Un café à Zürich")).toBeDefined();
  expect(match("elk", "Kettle")).toBeUndefined();
});

test("what stands in a row comes first, at a word's beginning before all", () => {
  expect(best("set", ["Reset the kettle", "Settings", "Select the tags"])).toBe("Settings");
  expect(best("so", ["Absolute", "Sort order", "Send to"])).toBe("Sort order");
  expect(best("nc", ["Bench", "Next comment", "Once"])).not.toBe(undefined);
});

test("the beginnings of words are preferred", () => {
  expect(match("lt", "Alert: larger text")?.at).toEqual([7, 14]);
});

test("no query matches everything alike", () => {
  expect(match("  ", "Kettle")).toEqual({ score: 0, at: [] });
});

test("a long title and a long query cost little", () => {
  const text = "ab ".repeat(20_000);
  expect(match("a".repeat(40), text)).toBeDefined();
  expect(match(`${"a".repeat(40)}z`, text)).toBeUndefined();
});
