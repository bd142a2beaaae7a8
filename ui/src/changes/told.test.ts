import { expect, test, vi } from "vitest";
import { changed } from "./told";

// Before the catalogue is read: it asks for the system's languages, which only a window has.
vi.hoisted(() => vi.stubGlobal("navigator", { languages: ["en-GB"] }));

test("only what changed is told, the text first", () => {
  expect(changed({ from: 1, lines: 0, new: 0, edited: 0, removed: 0 })).toEqual([]);
  expect(changed({ from: 1, lines: 2, new: 1, edited: 0, removed: 3 })).toEqual([
    "2 places in the text changed",
    "1 new comment",
    "3 removed comments",
  ]);
});
