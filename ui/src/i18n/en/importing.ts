import { number } from "./grammar";

export const importing = {
  title: "Import",
  working: (name: string, position: number, total: number) =>
    total > 1 ? `Reading ${name} (${number(position)} of ${number(total)})…` : `Reading ${name}…`,
  pasted: "Reading what you pasted…",
  done: (title: string) => `“${title}” is in the library.`,
  again: (title: string, revision: number) => `“${title}” was saved again, as version ${number(revision)}.`,
  unchanged: (title: string) => `“${title}” was already in the library, word for word.`,
  failed: (name: string, why: string) => `${name}: ${why}`,
  open: "Open",
  cancel: "Stop",
  nothingToPaste: "The clipboard holds no text.",
  usePaste: (key: string) => `Press ${key} outside a text field to import what is on the clipboard.`,
};
