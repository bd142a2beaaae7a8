import type { Words } from "../words";
import { count, minutes, number, percent } from "./grammar";

export const library: Words["library"] = {
  title: "Bibliothek",
  search: "Artikel, Kommentare und Notizen durchsuchen",
  import: "Importieren …",
  articles: (n) => count(n, { one: "# Artikel", other: "# Artikel" }),
  minutes,
  comments: (n) => count(n, { one: "# Kommentar", other: "# Kommentare" }),
  newComments: (n) => `${number(n)} neu`,
  notes: (n) => count(n, { one: "# Notiz", other: "# Notizen" }),
  read: (share) => `${percent(share)} gelesen`,
  emptyTitle: "Noch nichts gespeichert",
  empty:
    "Wählen Sie eine Datei, ziehen Sie eine in dieses Fenster, oder fügen Sie eine Seite oder ihren Text ein. " +
    "Alles bleibt hier und ist ohne Netz lesbar.",
  dropHint: "Loslassen, um es in die Bibliothek zu legen",
};
