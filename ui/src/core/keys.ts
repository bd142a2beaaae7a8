/**
 * The one table of keys. The dispatcher, the sheet of shortcuts and the names in buttons all read it.
 *
 * Single letters act only outside text fields and can be switched off; every one has a twin with a modifier or
 * an item of the native menu.
 */

import type { MenuCommand } from "./wire";

/** Everything the reader can ask for by key or menu. */
export type CommandId = MenuCommand | "edit" | "delete" | "next_pane" | "previous_pane";

/** Where the sheet of shortcuts lists a command. */
export type KeyGroup =
  | "moving"
  | "discussion"
  | "writing"
  | "finding"
  | "surfaces"
  | "library"
  | "text"
  | "general";

interface KeyRow {
  command: CommandId;
  group: KeyGroup;
  /** Keys without a modifier, as `KeyboardEvent.key` names them. */
  single: readonly string[];
  /** Keys that always act, written `Mod+Shift+F`; Mod is Ctrl, or Cmd on a Mac. */
  chords: readonly string[];
}

/** All keys. */
export const keyTable: readonly KeyRow[] = [
  row("next", "moving", ["j"], ["Alt+ArrowDown"]),
  row("previous", "moving", ["k"], ["Alt+ArrowUp"]),
  row("next_section", "moving", ["J"], ["Alt+Shift+ArrowDown"]),
  row("previous_section", "moving", ["K"], ["Alt+Shift+ArrowUp"]),
  row("next_pane", "moving", [], ["F6"]),
  row("previous_pane", "moving", [], ["Shift+F6"]),
  row("next_new", "discussion", ["u"], ["Mod+Shift+J"]),
  row("previous_new", "discussion", ["U"], ["Mod+Shift+K"]),
  row("next_sibling", "discussion", ["]"], []),
  row("previous_sibling", "discussion", ["["], []),
  row("parent", "discussion", ["p"], []),
  row("toggle_thread", "discussion", ["x"], []),
  row("toggle_all_threads", "discussion", ["X"], []),
  row("next_by_author", "discussion", ["."], []),
  row("previous_by_author", "discussion", [","], []),
  row("mark_author", "discussion", ["a"], []),
  row("focus_branch", "discussion", ["z"], []),
  row("sort_comments", "discussion", ["s"], []),
  row("filter_comments", "discussion", ["f"], []),
  row("related", "discussion", ["q"], ["Mod+Shift+O"]),
  row("highlight", "writing", ["h"], ["Mod+Shift+H"]),
  row("note", "writing", ["n"], ["Mod+Shift+M"]),
  row("reply", "writing", ["r"], []),
  row("own_comment", "writing", ["c"], []),
  row("edit", "writing", ["e"], []),
  row("delete", "writing", ["Delete"], []),
  row("find", "finding", ["/"], ["Mod+F"]),
  row("find_next", "finding", [], ["F3", "Mod+G"]),
  row("find_previous", "finding", [], ["Shift+F3", "Mod+Shift+G"]),
  row("search_library", "finding", [], ["Mod+Shift+F"]),
  row("article", "surfaces", [], ["Mod+1"]),
  row("tables", "surfaces", [], ["Mod+2"]),
  row("discussion", "surfaces", [], ["Mod+3"]),
  row("notes", "surfaces", [], ["Mod+4"]),
  row("import_files", "library", [], ["Mod+O"]),
  row("paste", "library", [], ["Mod+V"]),
  row("back", "library", [], ["Alt+ArrowLeft", "Mod+["]),
  row("larger_text", "text", [], ["Mod++", "Mod+="]),
  row("smaller_text", "text", [], ["Mod+-"]),
  row("default_text", "text", [], ["Mod+0"]),
  row("settings", "text", [], []),
  row("quick_open", "library", [], ["Mod+K"]),
  row("select_all", "library", [], ["Mod+A"]),
  row("tags", "library", ["t"], []),
  row("collections", "library", ["l"], []),
  row("favourite", "library", ["*"], []),
  row("toggle_read", "library", ["m"], []),
  row("archive", "library", ["y"], []),
  row("undo", "general", [], ["Mod+Z"]),
  row("redo", "general", [], ["Mod+Shift+Z"]),
  row("preferences", "general", [], ["Mod+,"]),
  row("shortcuts", "general", ["?"], ["Mod+/"]),
];

function row(command: CommandId, group: KeyGroup, single: readonly string[], chords: readonly string[]): KeyRow {
  return { command, group, single, chords };
}

/** What a pressed key asks for. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The command of a key, where it has one. `single` says whether keys without a modifier count. */
export function commandOf(pressed: Pressed, single: boolean, isMac: boolean): CommandId | undefined {
  const hasModifier = pressed.ctrlKey || pressed.metaKey || pressed.altKey;
  for (const { command, single: letters, chords } of keyTable) {
    if (single && !hasModifier && letters.includes(pressed.key)) return command;
    if (chords.some((chord) => matches(chord, pressed, isMac))) return command;
  }
  return undefined;
}

function matches(chord: string, pressed: Pressed, isMac: boolean): boolean {
  const { key, mod, alt, shift } = parts(chord);
  const pressedMod = isMac ? pressed.metaKey : pressed.ctrlKey;
  const otherMod = isMac ? pressed.ctrlKey : pressed.metaKey;
  if (pressed.key.toLowerCase() !== key.toLowerCase() || pressedMod !== mod || otherMod || pressed.altKey !== alt) {
    return false;
  }
  // Signs such as "+" and "?" need Shift on some keyboards and not on others.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return isSign || pressed.shiftKey === shift;
}

function parts(chord: string): { key: string; mod: boolean; alt: boolean; shift: boolean } {
  const key = chord.endsWith("++") ? "+" : (chord.split("+").at(-1) ?? "");
  const modifiers = chord.slice(0, chord.length - key.length).split("+");
  return { key, mod: modifiers.includes("Mod"), alt: modifiers.includes("Alt"), shift: modifiers.includes("Shift") };
}

/** The caps of a chord for showing it: `["Ctrl", "Shift", "F"]`. */
export function keyCaps(chord: string, isMac: boolean, names: Readonly<Record<string, string>>): string[] {
  const { key, mod, alt, shift } = parts(chord);
  const caps = [
    mod ? (isMac ? "⌘" : (names["Ctrl"] ?? "Ctrl")) : "",
    alt ? (isMac ? "⌥" : (names["Alt"] ?? "Alt")) : "",
    shift ? (isMac ? "⇧" : (names["Shift"] ?? "Shift")) : "",
    names[key] ?? (chord.length > 1 ? key.toUpperCase() : key),
  ];
  return caps.filter((cap) => cap !== "");
}
