import type { Words } from "../words";
import { count, number } from "./grammar";

const replies = (n: number) => count(n, { one: "# Antwort", other: "# Antworten" });
const notes = (n: number) => count(n, { one: "# Notiz", other: "# Notizen" });

export const discussion: Words["discussion"] = {
  title: "Diskussion",
  none: "Diese Kopie hat keine Kommentare.",
  write: "Kommentar schreiben",
  anonymous: "Ohne Namen",
  articleAuthor: "Autor",
  edited: "Bearbeitet",
  accepted: "Angenommen",
  pinned: "Angeheftet",
  pingback: "Pingback",
  isNew: "Neu",
  removed: "In neuerer Kopie entfernt",
  deleted: "Dieser Kommentar wurde auf der Seite gelöscht.",
  hidden: "Auf der Seite ausgeblendet",
  score: (n) => count(n, { one: "# Punkt", other: "# Punkte" }),
  replies,
  level: (n) => `Ebene ${number(n)}`,
  noted: notes,
  heading: (parts) => parts.join(", "),
  replyTo: (name) => `Antwort an ${name}`,
  hiddenReplies: (hidden, fresh, noted) =>
    [`${replies(hidden)} eingeklappt`, fresh > 0 ? `${number(fresh)} neu` : "", noted > 0 ? notes(noted) : ""]
      .filter(Boolean)
      .join(", "),
  collapsed: (hidden) => `Eingeklappt, ${replies(hidden)} verborgen`,
  expanded: "Antworten sichtbar",
  note: "Notiz",
  reply: "Antworten",
  you: "Sie",
  unpublished: "Von Ihnen, nicht veröffentlicht",
  placeholder: "Nur Sie sehen das. Es bleibt in Ihrer Bibliothek und wird nirgends veröffentlicht.",
  save: "Speichern",
  deletedOwn: "Ihr Kommentar ist gelöscht.",
  earlier: (n) => count(n, { one: "# früherer Kommentar", other: "# frühere Kommentare" }),
  later: (n) => count(n, { one: "# späterer Kommentar", other: "# spätere Kommentare" }),
};
