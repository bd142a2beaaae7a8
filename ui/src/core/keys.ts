/**
 * The one table of keys. The dispatcher, the native menu, the sheet of shortcuts and the names in buttons all read it.
 *
 * Keys without a modifier act only outside text fields and can be switched off; all can be changed. Every command has
 * an item of the native menu.
 */

/** A part of the sheet of shortcuts, and of a menu. */
export type KeyGroup =
  | "library"
  | "article"
  | "history"
  | "finding"
  | "surfaces"
  | "text"
  | "moving"
  | "discussion"
  | "tables"
  | "writing"
  | "help";

/** Where a key counts. Two commands may share a key where they are never in sight together. */
export type KeyScope = "everywhere" | "library" | "tables" | "discussion";

interface Row {
  command: string;
  group: KeyGroup;
  /** Its usual keys: as `KeyboardEvent.key` names them, or `Mod+Shift+F`, where Mod is Ctrl, or Cmd on a Mac. */
  keys: readonly string[];
  scope: KeyScope;
}

/** All commands and their usual keys. */
export const keyTable = [
  row("import_files", "library", [], ["Mod+O"]),
  row("save_page", "library", [], ["Mod+L"]),
  row("paste", "library", [], ["Mod+V"]),
  row("following", "library", [], ["Mod+5"]),
  row("follow", "library", [], []),
  row("refresh_feeds", "library", [], ["F5"]),
  row("print", "library", [], ["Mod+P"]),
  row("back", "library", [], ["Alt+ArrowLeft", "Mod+["]),
  row("quick_open", "library", [], ["Mod+K"]),
  row("preferences", "library", [], ["Mod+,"]),
  row("tags", "article", ["t"], []),
  row("collections", "article", ["l"], []),
  row("favourite", "article", ["*"], []),
  row("toggle_read", "article", ["m"], []),
  row("archive", "article", ["y"], []),
  row("save_again", "article", ["S"], ["Mod+Shift+S"]),
  row("fetch_missing", "article", [], []),
  row("add_comments", "article", [], []),
  row("undo", "history", [], ["Mod+Z"]),
  row("redo", "history", [], ["Mod+Shift+Z"]),
  row("select_all", "history", [], ["Mod+A"]),
  row("find", "finding", ["/"], ["Mod+F"]),
  row("find_next", "finding", [], ["F3", "Mod+G"]),
  row("find_previous", "finding", [], ["Shift+F3", "Mod+Shift+G"]),
  row("search_library", "finding", [], ["Mod+Shift+F"]),
  row("article", "surfaces", [], ["Mod+1"]),
  row("tables", "surfaces", [], ["Mod+2"]),
  row("discussion", "surfaces", [], ["Mod+3"]),
  row("notes", "surfaces", [], ["Mod+4"]),
  row("larger_text", "text", [], ["Mod++", "Mod+="]),
  row("smaller_text", "text", [], ["Mod+-"]),
  row("default_text", "text", [], ["Mod+0"]),
  row("larger_window", "text", [], ["Mod+Shift++"]),
  row("smaller_window", "text", [], ["Mod+Shift+-"]),
  row("wider_margin", "text", [], []),
  row("narrower_margin", "text", [], []),
  row("settings", "text", [], []),
  row("theme_system", "text", [], []),
  row("theme_light", "text", [], []),
  row("theme_sepia", "text", [], []),
  row("theme_dark", "text", [], []),
  row("theme_contrast_dark", "text", [], []),
  row("theme_contrast_light", "text", [], []),
  row("next", "moving", ["j"], ["Alt+ArrowDown"]),
  row("previous", "moving", ["k"], ["Alt+ArrowUp"]),
  row("next_section", "moving", ["J"], ["Alt+Shift+ArrowDown"]),
  row("previous_section", "moving", ["K"], ["Alt+Shift+ArrowUp"]),
  row("next_pane", "moving", [], ["F6"]),
  row("previous_pane", "moving", [], ["Shift+F6"]),
  row("next_new", "discussion", ["u"], ["Mod+Shift+J"], "discussion"),
  row("previous_new", "discussion", ["U"], ["Mod+Shift+K"], "discussion"),
  row("next_sibling", "discussion", ["]"], [], "discussion"),
  row("previous_sibling", "discussion", ["["], [], "discussion"),
  row("parent", "discussion", ["p"], [], "discussion"),
  row("toggle_thread", "discussion", ["x"], [], "discussion"),
  row("toggle_all_threads", "discussion", ["X"], [], "discussion"),
  row("next_by_author", "discussion", ["."], [], "discussion"),
  row("previous_by_author", "discussion", [","], [], "discussion"),
  row("mark_author", "discussion", ["a"], [], "discussion"),
  row("focus_branch", "discussion", ["z"], [], "discussion"),
  row("sort_comments", "discussion", ["s"], [], "discussion"),
  row("filter_comments", "discussion", ["f"], [], "discussion"),
  row("related", "discussion", ["q"], ["Mod+Shift+O"]),
  row("pin_column", "tables", ["p"], [], "tables"),
  row("hide_column", "tables", ["-"], [], "tables"),
  row("show_columns", "tables", ["0"], [], "tables"),
  row("table_columns", "tables", [], [], "tables"),
  row("filter_rows", "tables", [], [], "tables"),
  row("transpose_table", "tables", ["w"], [], "tables"),
  row("differences", "tables", ["d"], [], "tables"),
  row("baseline", "tables", ["b"], [], "tables"),
  row("shortlist_row", "tables", [], [], "tables"),
  row("rule_out_row", "tables", ["M"], [], "tables"),
  row("table_decision", "tables", [], [], "tables"),
  row("table_chart", "tables", [], [], "tables"),
  row("table_export", "tables", [], [], "tables"),
  row("repair_table", "tables", [], [], "tables"),
  row("make_table", "tables", [], []),
  row("select", "writing", ["v"], []),
  row("highlight", "writing", ["h"], ["Mod+Shift+H"]),
  row("note", "writing", ["n"], ["Mod+Shift+M"]),
  row("note_on_row", "writing", ["N"], []),
  row("reply", "writing", ["r"], []),
  row("own_comment", "writing", ["c"], []),
  row("edit", "writing", ["e"], []),
  row("delete", "writing", ["Delete"], []),
  row("shortcuts", "help", ["?"], ["Mod+/"]),
] as const satisfies readonly Row[];

/** Everything the reader can ask for by key or menu. */
export type CommandId = (typeof keyTable)[number]["command"];

/** A command with its keys. */
export type KeyRow = Row & { command: CommandId };

function row<const Command extends string>(
  command: Command,
  group: KeyGroup,
  single: readonly string[],
  chords: readonly string[],
  scope: KeyScope = "everywhere",
) {
  return { command, group, keys: [...single, ...chords], scope };
}

/** What the reader changed: the keys of a command instead of its usual ones. */
export type KeyChanges = Readonly<Record<string, readonly string[] | undefined>>;

/** The keys a command has. */
export function keysOf({ command, keys }: KeyRow, changes: KeyChanges): readonly string[] {
  return changes[command] ?? keys;
}

/** What a pressed key asks for. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

interface KeySettings {
  changes: KeyChanges;
  /** Whether keys without a modifier count. */
  single: boolean;
  isMac: boolean;
}

/** The commands of a key in the order of the table; of several, one at most is at hand. */
export function commandsOf(pressed: Pressed, { changes, single, isMac }: KeySettings): CommandId[] {
  const isMeant = (key: string) => (single || !isSingle(key)) && matches(key, pressed, isMac);
  return keyTable.filter((each) => keysOf(each, changes).some(isMeant)).map(({ command }) => command);
}

/** Whether a key has no modifier and is none of the function keys, so that it types something in a text field. */
export function isSingle(key: string): boolean {
  const { key: name, mod, alt } = parts(key);
  return !mod && !alt && !/^F\d+$/.test(name);
}

/** How the table writes a pressed key; undefined where it is a modifier alone. */
export function written(pressed: Pressed, isMac: boolean): string | undefined {
  const { key, altKey, shiftKey } = pressed;
  if (["Control", "Meta", "Alt", "Shift", "AltGraph", "Dead"].includes(key)) return undefined;
  const mod = isMac ? pressed.metaKey : pressed.ctrlKey;
  const hasModifier = mod || altKey;
  const needsShift = shiftKey && !isSign(key) && (hasModifier || key.length > 1);
  const name = hasModifier && key.length === 1 ? key.toUpperCase() : key;
  return [mod ? "Mod" : "", altKey ? "Alt" : "", needsShift ? "Shift" : "", name].filter(Boolean).join("+");
}

/** The command that has a key already where `command` counts too. */
export function holderOf(key: string, command: CommandId, changes: KeyChanges): CommandId | undefined {
  const scope = keyTable.find((each) => each.command === command)?.scope ?? "everywhere";
  return keyTable.find(
    (each) => each.command !== command && meet(each.scope, scope) && keysOf(each, changes).includes(key),
  )?.command;
}

/** Whether two scopes are ever in sight together. */
export function meet(one: KeyScope, other: KeyScope): boolean {
  return one === other || one === "everywhere" || other === "everywhere";
}

function matches(chord: string, pressed: Pressed, isMac: boolean): boolean {
  const { key, mod, alt, shift } = parts(chord);
  const pressedMod = isMac ? pressed.metaKey : pressed.ctrlKey;
  const otherMod = isMac ? pressed.ctrlKey : pressed.metaKey;
  if (pressedMod !== mod || otherMod || pressed.altKey !== alt) return false;
  // A letter by itself is another command when it is a capital.
  if (!mod && !alt && key.length === 1) return pressed.key === key;
  if (pressed.key.toLowerCase() !== key.toLowerCase()) return false;
  // Signs such as "+" and "?" need Shift on some keyboards and not on others.
  return (isSign(key) && !shift) || pressed.shiftKey === shift;
}

function isSign(key: string): boolean {
  return key.length === 1 && key.toLowerCase() === key.toUpperCase();
}

function parts(chord: string): { key: string; mod: boolean; alt: boolean; shift: boolean } {
  const key = chord === "+" || chord.endsWith("++") ? "+" : (chord.split("+").at(-1) ?? "");
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

const menuKeys: Readonly<Record<string, string>> = {
  ArrowDown: "Down",
  ArrowUp: "Up",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  "+": "Plus",
};

/** A key as the native menu writes it: `CmdOrCtrl+Shift+F`. */
export function menuKey(chord: string): string {
  const { key, mod, alt, shift } = parts(chord);
  const name = menuKeys[key] ?? key;
  return [mod ? "CmdOrCtrl" : "", alt ? "Alt" : "", shift ? "Shift" : "", name].filter(Boolean).join("+");
}
