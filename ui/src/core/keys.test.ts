import { expect, test } from "vitest";
import { commandOf, keyCaps, keyTable, type Pressed } from "./keys";

const press = (key: string, modifiers: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});

test("single letters act, tell cases apart, and can be switched off", () => {
  expect(commandOf(press("j"), true, false)).toBe("next");
  expect(commandOf(press("J", { shiftKey: true }), true, false)).toBe("next_section");
  expect(commandOf(press("j"), false, false)).toBeUndefined();
  expect(commandOf(press("j", { ctrlKey: true }), true, false)).toBeUndefined();
});

test("Mod is Ctrl, and Cmd on a Mac", () => {
  expect(commandOf(press("3", { ctrlKey: true }), false, false)).toBe("discussion");
  expect(commandOf(press("3", { metaKey: true }), false, true)).toBe("discussion");
  expect(commandOf(press("3", { ctrlKey: true }), false, true)).toBeUndefined();
});

test("signs work with and without the Shift that a keyboard needs for them", () => {
  expect(commandOf(press("+", { ctrlKey: true }), false, false)).toBe("larger_text");
  expect(commandOf(press("+", { ctrlKey: true, shiftKey: true }), false, false)).toBe("larger_text");
  expect(commandOf(press("G", { ctrlKey: true, shiftKey: true }), false, false)).toBe("find_previous");
  expect(commandOf(press("g", { ctrlKey: true }), false, false)).toBe("find_next");
});

test("no key has two meanings", () => {
  const keys = keyTable.flatMap(({ single, chords }) => [...single, ...chords]);
  expect(new Set(keys).size).toBe(keys.length);
});

test("keys that systems and input methods need stay free", () => {
  const taken = new Set(["Mod+H", "Mod+M", "Mod+R", "Mod+Shift+U", "Mod+.", "F7", "F12"]);
  const chords = keyTable.flatMap((row) => row.chords);
  expect(chords.filter((chord) => taken.has(chord) || (chord.includes("Mod") && chord.includes("Alt")))).toEqual([]);
});

test("caps are named for the reader", () => {
  expect(keyCaps("Mod+Shift+F", false, {})).toEqual(["Ctrl", "Shift", "F"]);
  expect(keyCaps("Mod+Shift+F", true, {})).toEqual(["⌘", "⇧", "F"]);
  expect(keyCaps("Alt+ArrowDown", false, { ArrowDown: "↓" })).toEqual(["Alt", "↓"]);
  expect(keyCaps("j", false, {})).toEqual(["j"]);
});
