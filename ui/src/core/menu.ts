/** The native menu bar, made from the table of keys: it holds every command. */

import type { Words } from "../i18n/words";
import { type KeyChanges, type KeyGroup, isSingle, keysOf, keyTable, menuKey } from "./keys";
import type { Menu, MenuBar, MenuId, MenuItem } from "./wire";

/** Which menu holds which groups, in the order of the menu bar. */
const groupsOf: readonly [MenuId, readonly KeyGroup[]][] = [
  ["file", ["library"]],
  ["edit", ["history", "finding"]],
  ["view", ["surfaces", "text"]],
  ["go", ["moving", "discussion"]],
  ["article", ["article", "tables"]],
  ["write", ["writing"]],
  ["help", ["help"]],
];

/** What text fields do with a key of their own; as a menu's key it would be taken from them. */
const keysOfFields = new Set(["Mod+V", "Mod+Z", "Mod+Shift+Z", "Mod+A"]);

/** The menu bar in the words of a language, with the keys the reader has. */
export function menuBar(words: Words, changes: KeyChanges): MenuBar {
  const menus = groupsOf.map(([id, groups]): Menu => {
    const parts = groups.map((group) => items(group, words, changes));
    return { id, title: words.menu.titles[id], items: parts.flatMap((part, at) => (at > 0 ? [null, ...part] : part)) };
  });
  return { menus, system: words.menu.system };
}

function items(group: KeyGroup, words: Words, changes: KeyChanges): MenuItem[] {
  const rows = keyTable.filter((row) => row.group === group);
  return rows.map((row) => {
    const key = keysOf(row, changes).find((each) => !isSingle(each) && !keysOfFields.has(each));
    return { command: row.command, name: words.commands[row.command], key: key === undefined ? null : menuKey(key) };
  });
}
