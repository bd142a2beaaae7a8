import type { CommandId, KeyGroup } from "../../core/keys";

/** Every command, as the menu and the sheet of shortcuts name it. */
export const commands: Record<CommandId, string> = {
  import_files: "Import files",
  paste: "Import from the clipboard",
  back: "Back to the library",
  undo: "Undo",
  find: "Find here",
  find_next: "Next hit",
  find_previous: "Previous hit",
  search_library: "Search the library",
  article: "Article",
  tables: "Tables",
  discussion: "Discussion",
  notes: "Notes",
  larger_text: "Larger text",
  smaller_text: "Smaller text",
  default_text: "Usual text size",
  settings: "Reading settings",
  next: "Next block, comment or article",
  previous: "Previous block, comment or article",
  next_section: "Next section or thread",
  previous_section: "Previous section or thread",
  next_new: "Next new comment",
  previous_new: "Previous new comment",
  next_sibling: "Next comment on the same level",
  previous_sibling: "Previous comment on the same level",
  parent: "Comment this one answers",
  toggle_thread: "Fold or show the answers",
  toggle_all_threads: "Fold or show all threads",
  highlight: "Highlight the selection or block",
  note: "Note on the selection, block, cell or comment",
  reply: "Reply",
  own_comment: "New comment of your own",
  edit: "Edit the note or comment",
  delete: "Delete the note or comment",
  next_pane: "Next pane",
  previous_pane: "Previous pane",
  shortcuts: "Keyboard shortcuts",
};

const groups: Record<KeyGroup, string> = {
  moving: "Moving",
  discussion: "Discussion",
  writing: "Writing",
  finding: "Finding",
  surfaces: "Surfaces",
  library: "Library",
  text: "Text",
  general: "General",
};

/** The sheet of shortcuts. */
export const shortcuts = {
  title: "Keyboard shortcuts",
  groups,
  editor: "In a note or comment: save and return",
  cell: "In a table: walk the cells",
  sort: "On a column’s name: sort",
  /** Keys whose name is no letter or sign; what is missing keeps the name that is printed on it. */
  keyNames: {
    ArrowDown: "↓",
    ArrowUp: "↑",
    ArrowLeft: "←",
    ArrowRight: "→",
    Enter: "Enter",
    Escape: "Esc",
    Delete: "Del",
    Shift: "Shift",
    Alt: "Alt",
    Ctrl: "Ctrl",
  } as Record<string, string>,
};
