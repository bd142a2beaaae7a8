import { absoluteDate } from "../../core/dates";
import type { Notice } from "../../core/wire";
import { count, locale } from "./grammar";

export const common = {
  app: "Postil",
  close: "Schließen",
  cancel: "Abbrechen",
  dismiss: "Ausblenden",
  undo: "Rückgängig",
  tryAgain: "Erneut versuchen",
  edit: "Bearbeiten",
  delete: "Löschen",
  readOnly: {
    read: "Diese Bibliothek ist nur zum Lesen geöffnet.",
    newer: "Diese Bibliothek ist nur zum Lesen geöffnet. Ein neueres Postil hat sie geschrieben. Aktualisieren Sie Postil, um in ihr zu schreiben.",
    no_room: "Diese Bibliothek ist nur zum Lesen geöffnet. Der Datenträger ist voll oder nimmt nichts an, deshalb kann nichts gespeichert werden. Schaffen Sie Platz und starten Sie Postil neu.",
  },
  notice: (notice: Notice) => {
    if (notice.is === "texts_kept") {
      return count(notice.texts, {
        one: "Ein Text, der sich beim letzten Mal nicht speichern ließ, ist jetzt in der Bibliothek.",
        other: "# Texte, die sich beim letzten Mal nicht speichern ließen, sind jetzt in der Bibliothek.",
      });
    }
    const { file, backup, articles, notes } = notice;
    const damaged = `Die Datei der Bibliothek war beschädigt. Sie liegt als „${file}“ im Ordner der Bibliothek.`;
    const newer = count(notes, { one: "# neueren Notiz", other: "# neueren Notizen" });
    const read = count(articles, { one: "# Artikel", other: "# Artikel" });
    const all = count(notes, { one: "# Notiz", other: "# Notizen" });
    return backup === null
      ? `${damaged} Es gab keine Sicherung; was lesbar war, wurde übernommen: ${read}, ${all}.`
      : `${damaged} An ihre Stelle trat die Sicherung vom ${absoluteDate(backup, locale) ?? backup}, mit ${newer} aus der beschädigten Datei.`;
  },
  loading: "Wird geöffnet …",
};
