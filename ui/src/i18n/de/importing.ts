import type { Words } from "../words";
import { count, number, percent } from "./grammar";

export const importing: Words["importing"] = {
  title: "Import",
  working: (name, position, total) =>
    total > 1 ? `${name} wird gelesen (${number(position)} von ${number(total)}) …` : `${name} wird gelesen …`,
  pasted: "Das Eingefügte wird gelesen …",
  done: (title) => `„${title}“ ist in der Bibliothek.`,
  again: (title, revision) => `„${title}“ wurde erneut gespeichert, als Fassung ${number(revision)}.`,
  newComments: (n) => count(n, { one: "# neuer Kommentar", other: "# neue Kommentare" }),
  unchanged: (title) => `„${title}“ war schon in der Bibliothek, Wort für Wort gleich.`,
  failed: (name, why) => `${name}: ${why}`,
  open: "Öffnen",
  cancel: "Anhalten",
  nothingToPaste: "Die Zwischenablage enthält keinen Text.",
  usePaste: (key) => `${key} außerhalb eines Textfelds importiert, was in der Zwischenablage ist.`,
  started: (n) => count(n, { one: "# Datei wird importiert", other: "# Dateien werden importiert" }),
  share: (value) => `${percent(value)} importiert`,
  finished: (done, failed) =>
    failed > 0
      ? `Import beendet: ${number(done)} gespeichert, ${number(failed)} gescheitert.`
      : `Import beendet: ${number(done)} gespeichert.`,
  position: (done, total) => `${number(done)} von ${number(total)}`,
  summary: (done) => count(done, { one: "# Artikel gespeichert", other: "# Artikel gespeichert" }),
  problems: (n) => count(n, { one: "# konnte nicht importiert werden", other: "# konnten nicht importiert werden" }),
  waiting: (n: number) => count(n, { one: "# wartet auf eine Verbindung", other: "# warten auf eine Verbindung" }),
  waitingExplain: "Wird geholt, sobald dieser Rechner verbunden ist, auch nach einem Neustart.",
  tryNow: "Jetzt versuchen",
  giveUp: "Verzichten",
  minimise: "Verkleinern",
  expand: "Einzelheiten zeigen",
};
