import type { Words } from "../words";
import { count, number } from "./grammar";

export const find: Words["find"] = {
  label: "Hier suchen",
  none: "Nichts gefunden",
  position: (n, total) => `${number(n)} von ${number(total)}`,
  next: "Nächste Fundstelle",
  previous: "Vorige Fundstelle",
};

export const search: Words["search"] = {
  title: "Bibliothek durchsuchen",
  none: (query) => `„${query}“ steht nirgends in der Bibliothek.`,
  hits: (n) => count(n, { one: "# Fundstelle", other: "# Fundstellen" }),
  nothing: "Nichts gefunden",
  noneHint: "Prüfen Sie die Schreibweise, nehmen Sie weniger Wörter oder einen Filter weg. „Mehrere Wörter“ in Anführungszeichen stehen hintereinander; ein Wort nach - wird ausgeschlossen.",
  newestShown: "Die neuesten Fundstellen; es sind zu viele, um sie sofort zu ordnen.",
  ranking: "Die besten werden gesucht …",
  order: "Reihenfolge der Fundstellen",
  bestFirst: "Beste zuerst",
  newestFirst: "Neueste zuerst",
  filters: "Filter",
  removeFilter: (filter) => `Filter ${filter} entfernen`,
  narrow: "Eingrenzen",
  inTitle: "Titel",
  inArticle: "Artikel",
  inTable: "Tabelle",
  inComment: "Kommentar",
  inNote: "Notiz",
  inOwnComment: "Ihr Kommentar",
};
