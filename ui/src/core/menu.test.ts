import { expect, test, vi } from "vitest";
import { keyTable, menuKey } from "./keys";

vi.hoisted(() => vi.stubGlobal("navigator", { languages: ["en"] }));

const { en } = await import("../i18n/en");
const { menuBar } = await import("./menu");

const items = (changes = {}) => menuBar(en, changes).menus.flatMap((menu) => menu.items.filter((item) => item !== null));

test("the menu holds every command once", () => {
  const inMenu = items().map(({ command }) => command);
  expect(inMenu.toSorted()).toEqual(keyTable.map(({ command }) => command).toSorted());
});

test("no key stands in the menu twice, and none without a modifier", () => {
  const keys = items().flatMap(({ key }) => key ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !key.includes("+") && !/^F\d+$/.test(key))).toEqual([]);
});

test("text fields keep the keys they edit with", () => {
  expect(items().find(({ command }) => command === "undo")?.key).toBeNull();
});

test("the menu shows the keys that the reader chose", () => {
  const find = items({ find: ["Mod+L"] }).find(({ command }) => command === "find");
  expect(find?.key).toBe("CmdOrCtrl+L");
  expect(items({ find: [] }).find(({ command }) => command === "find")?.key).toBeNull();
});

test("keys are written as the system reads them", () => {
  expect(menuKey("Alt+Shift+ArrowDown")).toBe("Alt+Shift+Down");
  expect(menuKey("Mod++")).toBe("CmdOrCtrl+Plus");
  expect(menuKey("Shift+F6")).toBe("Shift+F6");
});
