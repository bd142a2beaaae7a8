import type { ColumnKind, Verdict } from "../../core/wire";
import type { Words } from "../words";
import { count, number } from "./grammar";

const directions = { ascending: "aufsteigend", descending: "absteigend" };
const kinds: Record<ColumnKind, string> = {
  text: "Text",
  number: "Zahl",
  currency: "Geldbetrag",
  percent: "Prozent",
  duration: "Dauer",
  date: "Datum",
  answer: "Ja oder Nein",
  rating: "Bewertung",
};
const verdicts: Record<Verdict, string> = { shortlisted: "Engere Wahl", ruled_out: "Ausgeschieden" };
const unread = (n: number) =>
  n > 0
    ? count(n, { one: ", # Zelle unlesbar, ans Ende gestellt", other: ", # Zellen unlesbar, ans Ende gestellt" })
    : "";

export const table: Words["table"] = {
  count: (n) => count(n, { one: "# Tabelle", other: "# Tabellen" }),
  unnamed: "Tabelle",
  none: "Dieser Artikel hat keine Tabellen.",
  recovered:
    "Im kopierten Text waren die Zellgrenzen dieser Tabelle verloren. Postil hat sie aus den Spalten wiedergefunden.",
  unsure: (n) =>
    count(n, {
      one: "# Zelle ist geraten und punktiert unterstrichen: „Reparieren“ zeigt sie neben dem kopierten Text.",
      other: "# Zellen sind geraten und punktiert unterstrichen: „Reparieren“ zeigt sie neben dem kopierten Text.",
    }),
  unsorted: "In der Reihenfolge der Seite",
  sorted: (column, direction, kind, unreadable) =>
    `Sortiert nach ${column}, ${directions[direction]}, als ${kinds[kind]}${unread(unreadable)}`,
  readAs: (column, kind, unreadable) => `${column} wird als ${kinds[kind]} gelesen${unread(unreadable)}`,
  takenFor: (kind, unit, unreadable) =>
    `Gelesen als ${kinds[kind]}${unit ? ` in ${unit}` : ""}${unreadable > 0 ? count(unreadable, { one: "; # Zelle unlesbar", other: "; # Zellen unlesbar" }) : ""}`,
  kinds,
  kindOf: (column) => `Was ${column} enthält`,
  automatic: "Automatisch",
  column: (n) => `Spalte ${number(n)}`,
  tools: "Werkzeuge der Tabelle",
  filter: "Zeilen filtern",
  rowsShown: (shown, all) => `${number(shown)} von ${count(all, { one: "# Zeile", other: "# Zeilen" })}`,
  pin: "Anheften",
  pinned: (column) => `${column} bleibt in Sicht`,
  unpinned: (column) => `${column} bleibt nicht mehr in Sicht`,
  hidden: (column) => `${column} ist ausgeblendet`,
  shown: (column) => `${column} ist eingeblendet`,
  showHidden: (n) => count(n, { one: "# verborgene Spalte zeigen", other: "# verborgene Spalten zeigen" }),
  allShown: "Alle Spalten sind eingeblendet",
  moved: (column, place, of) => `${column} ist Spalte ${number(place)} von ${number(of)}`,
  earlier: (column) => `${column}: weiter an den Anfang`,
  later: (column) => `${column}: weiter ans Ende`,
  transpose: "Transponieren",
  transposed: "Spalten stehen als Zeilen",
  transposedFirst: (n) => `Spalten stehen als Zeilen, für die ersten ${number(n)} Zeilen`,
  upright: "Zeilen sind wieder Zeilen",
  cards: "Karten",
  asCards: "Jede Zeile ist eine Karte",
  asGrid: "Zeilen und Spalten",
  columns: "Spalten…",
  differencesTool: { off: "Unterschiede", mark: "Unterschiede markiert", only: "Nur Unterschiede" },
  differences: {
    off: () => "Unterschiede werden nicht gezeigt",
    mark: () => "Zellen, die sich unterscheiden, sind markiert",
    only: (same) => `Nur Unterschiede; ${number(same)} überall gleiche ausgelassen`,
  },
  differs: "anders",
  check: "bitte prüfen",
  baseline: (name) => `Verglichen mit ${name}`,
  noBaseline: "Verglichen mit der ersten Zeile",
  verdicts,
  verdictOf: (row, verdict) => `${row}: ${verdicts[verdict]}`,
  unmarked: (row) => `${row}: nicht mehr markiert`,
  unmark: "Markierung entfernen",
  onlyShortlisted: "Nur engere Wahl",
  decision: (n) => (n > 0 ? `Entscheidung (${number(n)})` : "Entscheidung…"),
  decisionHint:
    "Nimm eine Zeile mit m in die engere Wahl, schließ eine mit M aus. Was du dazu geschrieben hast, steht dann hier.",
  rowGone: "Diese Zeile fehlt in der neuesten Fassung der Seite.",
  mine: (column) => `${column} (von mir)`,
  ownCell: (column, row) => `${column}, ${row}`,
  ownName: "Name einer eigenen Spalte",
  ownHint:
    "Deine Spalten stehen neben der Tabelle der Seite und fehlen in Kopien und Dateien, außer du verlangst sie.",
  asRating: "Sterne",
  addColumn: "Spalte hinzufügen",
  columnAdded: (name) => `Deine Spalte ${name} ist hinzugefügt.`,
  columnRemoved: (name) => `Deine Spalte ${name} ist entfernt.`,
  takeOut: "Kopieren oder speichern…",
  copyRich: "Für eine Tabellenkalkulation kopieren",
  copy: "Kopieren",
  saveFile: "Speichern…",
  fileSaved: "Die Tabelle ist gespeichert.",
  copied: (rows) => count(rows, { one: "# Zeile kopiert", other: "# Zeilen kopiert" }),
  withOwn: "Mit deinen eigenen Spalten, als deine bezeichnet",
  exportHint:
    "Genommen wird, was zu sehen ist, in seiner Reihenfolge. Verbundene Zellen werden wiederholt; in HTML behält die ganze Tabelle sie. Was eine Tabellenkalkulation als Formel ausführen würde, bekommt ein Hochkomma davor.",
  chart: "Diagramm…",
  chartOf: "Zeige",
  chartAgainst: "gegen",
  nothing: "nichts",
  noFigures: "Keine Spalte enthält Zahlen. Unter „Spalten“ kannst du sagen, was eine enthält.",
  print: "Drucken",
  chartWords: (column, rows, low, high, median) =>
    `${column}: ${count(rows, { one: "# Zeile", other: "# Zeilen" })}, von ${low} bis ${high}, die Hälfte bis ${median}.`,
  repair: "Reparieren…",
  repairHint:
    "Setz die Schreibmarke in eine Zelle; die Werkzeuge wirken auf sie. Deine Fassung liegt über der Tabelle der Seite, die bleibt, wie sie ist.",
  repairs: {
    borderLeft: "Grenze nach links",
    borderRight: "Grenze nach rechts",
    splitCell: "Zelle hier teilen",
    mergeCell: "Mit nächster Zelle verbinden",
    splitRow: "Zeile hier teilen",
    mergeRow: "Mit nächster Zeile verbinden",
    removeRow: "Zeile entfernen",
    headerRows: "Kopfzeilen",
    headerColumns: "Kopfspalten",
  },
  repairCell: (row, column) => `Zeile ${number(row)}, Spalte ${number(column)}`,
  redo: "Wiederholen",
  originalText: "Ursprünglicher Text",
  keepVersion: "Meine Fassung behalten",
  versionKept: "Deine Fassung der Tabelle ist gespeichert.",
  versionDropped: "Die Tabelle der Seite ist wieder zu sehen.",
  versionShown: "Das ist deine Fassung der Tabelle.",
  versionWaits:
    "Die Tabelle der Seite hat sich geändert, seit du sie berichtigt hast. Deine Fassung ist aufbewahrt, wird aber nicht gezeigt.",
  dropVersion: "Zurück zu der der Seite",
  made: "Diese Tabelle hast du aus Text gemacht.",
  makeTable: "Tabelle",
  tableMade: (rows) =>
    count(rows, { one: "Eine Tabelle mit # Zeile ist entstanden.", other: "Eine Tabelle mit # Zeilen ist entstanden." }),
  noTableIn: "Diese Zeilen bilden keine Spalten. Wähle ganze Zeilen aus, die Kopfzeile mit ihnen.",
};
