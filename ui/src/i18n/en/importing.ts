import { count, number, percent } from "./grammar";

export const importing = {
  title: "Import",
  working: (name: string, position: number, total: number) =>
    total > 1 ? `Reading ${name} (${number(position)} of ${number(total)})…` : `Reading ${name}…`,
  pasted: "Reading what you pasted…",
  done: (title: string) => `“${title}” is in the library.`,
  again: (title: string, revision: number) => `“${title}” was saved again, as version ${number(revision)}.`,
  newComments: (n: number) => count(n, { one: "# new comment", other: "# new comments" }),
  unchanged: (title: string) => `“${title}” was already in the library, word for word.`,
  failed: (name: string, why: string) => `${name}: ${why}`,
  open: "Open",
  cancel: "Stop",
  nothingToPaste: "The clipboard holds no text.",
  usePaste: (key: string) => `Press ${key} outside a text field to import what is on the clipboard.`,
  started: (n: number) => count(n, { one: "Importing # file", other: "Importing # files" }),
  share: (value: number) => `${percent(value)} imported`,
  finished: (done: number, failed: number) =>
    failed > 0
      ? `Import finished: ${number(done)} saved, ${number(failed)} failed.`
      : `Import finished: ${number(done)} saved.`,
  position: (done: number, total: number) => `${number(done)} of ${number(total)}`,
  summary: (done: number) => count(done, { one: "# article saved", other: "# articles saved" }),
  problems: (n: number) => count(n, { one: "# could not be imported", other: "# could not be imported" }),
  waiting: (n: number) => count(n, { one: "# waits for a connection", other: "# wait for a connection" }),
  waitingExplain: "Asked for as soon as this computer is online, also after a restart.",
  tryNow: "Try now",
  giveUp: "Give up",
  minimise: "Minimise",
  expand: "Show details",
};
