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
  inTitle: "Titel",
  inArticle: "Artikel",
  inComment: "Kommentar",
  inNote: "Notiz",
  inOwnComment: "Ihr Kommentar",
};
