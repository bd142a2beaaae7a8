import type { Words } from "../words";
import { count, list, number } from "./grammar";

export const changes: Words["changes"] = {
  title: "Was sich geändert hat",
  open: "Was sich geändert hat",
  from: "Von",
  to: "zu",
  version: (n, date) => `Fassung ${number(n)}, ${date}`,
  text: "Der Text",
  same: "Der Text ist in beiden Fassungen derselbe.",
  folded: (n) => count(n, { one: "# unveränderte Zeile", other: "# unveränderte Zeilen" }),
  fates: { added: "Hinzugekommen", removed: "Weggefallen", moved: "Verschoben", edited: "Geändert" },
  comments: (n) => count(n, { one: "# Kommentar geändert", other: "# Kommentare geändert" }),
  since: (parts) => `Seit Sie dies zuletzt gelesen haben: ${list(parts)}.`,
  sincePlaces: (n) => count(n, { one: "# Stelle im Text geändert", other: "# Stellen im Text geändert" }),
  sinceNew: (n) => count(n, { one: "# neuer Kommentar", other: "# neue Kommentare" }),
  sinceEdited: (n) => count(n, { one: "# geänderter Kommentar", other: "# geänderte Kommentare" }),
  sinceRemoved: (n) => count(n, { one: "# entfernter Kommentar", other: "# entfernte Kommentare" }),
  sinceNothing: "Seit Sie dies zuletzt gelesen haben, erneut gespeichert; geändert hat sich nichts.",
  earlier: (n) =>
    count(n, {
      one: "Geändert: zeigen, was vorher hier stand",
      other: "#-mal geändert: zeigen, was vorher hier stand",
    }),
  until: (date) => `Bis ${date}:`,
  commentFates: { new: "Neu", edited: "Geändert", removed: "Entfernt" },
};
