import type { Words } from "../words";
import { count, number } from "./grammar";

export const notes: Words["notes"] = {
  title: "Notizen",
  labels: { claim: "These", evidence: "Beleg", doubt: "Zweifel", mine: "Eigenes" },
  initials: { claim: "T", evidence: "B", doubt: "Z", mine: "E" },
  label: "Kennzeichen",
  body: "Notiz",
  placeholder: "Notiz schreiben …",
  highlight: "Markieren",
  note: "Notiz",
  toolbar: "Auswahl",
  saved: "Gespeichert",
  saving: "Wird gespeichert …",
  unsaved: "Noch nicht gespeichert",
  done: "Fertig",
  deleted: "Notiz gelöscht.",
  highlightDeleted: "Markierung gelöscht.",
  empty: "n schreibt eine Notiz zu dem Absatz, der Zelle oder dem Kommentar, bei dem Sie sind.",
  none:
    "Noch keine Notizen zu diesem Artikel. Wählen Sie einige Wörter aus, oder drücken Sie n bei einem Absatz, " +
    "einer Zelle oder einem Kommentar.",
  unplaced: (n) =>
    count(n, {
      one: "# Notiz hat in dieser Fassung keinen Platz",
      other: "# Notizen haben in dieser Fassung keinen Platz",
    }),
  moved: "Verschoben, bitte prüfen",
  above: (n) => `${number(n)} darüber`,
  below: (n) => `${number(n)} darunter`,
  marker: (position, label) => `Notiz ${number(position)}, ${label}, zu dieser Stelle`,
  card: (label, quote) => `${label}: ${quote}`,
  highlighted: (label) => `Markiert, ${label}`,
  onArticle: "Der ganze Artikel",
  onTable: "Die Tabelle",
  onRow: (row) => `Zeile ${row}`,
  onColumn: (column) => `Spalte ${column}`,
  onCell: (row, column) => `${row} · ${column}`,
  onComment: (name) => `Kommentar von ${name}`,
  show: "An der Stelle zeigen",
  filter: "In Notizen suchen",
  all: "Alle",
  nothingFound: "Keine Notiz passt.",
};
