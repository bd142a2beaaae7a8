import type { Words } from "../words";
import { number } from "./grammar";

export const importing: Words["importing"] = {
  title: "Import",
  working: (name, position, total) =>
    total > 1 ? `${name} wird gelesen (${number(position)} von ${number(total)}) …` : `${name} wird gelesen …`,
  pasted: "Das Eingefügte wird gelesen …",
  done: (title) => `„${title}“ ist in der Bibliothek.`,
  again: (title, revision) => `„${title}“ wurde erneut gespeichert, als Fassung ${number(revision)}.`,
  unchanged: (title) => `„${title}“ war schon in der Bibliothek, Wort für Wort gleich.`,
  failed: (name, why) => `${name}: ${why}`,
  open: "Öffnen",
  cancel: "Anhalten",
  nothingToPaste: "Die Zwischenablage enthält keinen Text.",
  usePaste: (key) => `${key} außerhalb eines Textfelds importiert, was in der Zwischenablage ist.`,
};
