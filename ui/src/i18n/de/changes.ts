import type { Words } from "../words";
import { count, number } from "./grammar";

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
  commentFates: { new: "Neu", edited: "Geändert", removed: "Entfernt" },
};
