import { expect, test } from "vitest";
import { commandsOf, holderOf, keyCaps, keyTable, meet, type Pressed, written } from "./keys";

const press = (key: string, modifiers: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});

const commandOf = (pressed: Pressed, single: boolean, isMac: boolean, changes = {}) =>
  commandsOf(pressed, { changes, single, isMac })[0];

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

test("no key has two meanings where both could be meant", () => {
  const clashes = keyTable.flatMap((one, at) =>
    keyTable
      .slice(at + 1)
      .filter((other) => meet(one.scope, other.scope) && one.keys.some((key) => other.keys.includes(key)))
      .map((other) => [one.command, other.command]),
  );
  expect(clashes).toEqual([]);
});

test("keys can be changed and taken away", () => {
  const changes = { next: ["§", "Mod+Alt+N"], note: [] };
  expect(commandOf(press("§"), true, false, changes)).toBe("next");
  expect(commandOf(press("j"), true, false, changes)).toBeUndefined();
  expect(commandOf(press("n"), true, false, changes)).toBeUndefined();
  expect(holderOf("§", "previous", changes)).toBe("next");
  expect(holderOf("§", "next", changes)).toBeUndefined();
});

test("a pressed key is written as the table writes it", () => {
  expect(written(press("j"), false)).toBe("j");
  expect(written(press("J", { shiftKey: true }), false)).toBe("J");
  expect(written(press("?", { shiftKey: true }), false)).toBe("?");
  expect(written(press("f", { ctrlKey: true, shiftKey: true }), false)).toBe("Mod+Shift+F");
  expect(written(press("ArrowDown", { altKey: true }), false)).toBe("Alt+ArrowDown");
  expect(written(press("F6", { shiftKey: true }), false)).toBe("Shift+F6");
  expect(written(press("Shift", { shiftKey: true }), false)).toBeUndefined();
});

test("a written key is the key that was pressed", () => {
  const pressed = [press("q"), press("Q", { shiftKey: true }), press("+", { ctrlKey: true }), press("F8"), press("ArrowUp", { altKey: true, shiftKey: true })];
  for (const each of pressed) {
    const changes = { next: [written(each, false) ?? ""] };
    expect(commandsOf(each, { changes, single: true, isMac: false })).toContain("next");
  }
});

test("keys that systems and input methods need stay free", () => {
  const taken = new Set(["Mod+H", "Mod+M", "Mod+R", "Mod+Shift+U", "Mod+.", "F7", "F12"]);
  const chords = keyTable.flatMap((row) => row.keys);
  expect(chords.filter((chord) => taken.has(chord) || (chord.includes("Mod") && chord.includes("Alt")))).toEqual([]);
});

test("caps are named for the reader", () => {
  expect(keyCaps("Mod+Shift+F", false, {})).toEqual(["Ctrl", "Shift", "F"]);
  expect(keyCaps("Mod+Shift+F", true, {})).toEqual(["⌘", "⇧", "F"]);
  expect(keyCaps("Alt+ArrowDown", false, { ArrowDown: "↓" })).toEqual(["Alt", "↓"]);
  expect(keyCaps("j", false, {})).toEqual(["j"]);
});
