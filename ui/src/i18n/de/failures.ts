import type { Distrust, Media } from "../../core/wire";
import type { FailureWords } from "../failures";
import { count, number } from "./grammar";

const distrust: Record<Distrust, string> = {
  expired: "ihr Zertifikat ist abgelaufen",
  not_yet_valid: "ihr Zertifikat gilt noch nicht; prüfen Sie die Uhr dieses Computers",
  other_site: "ihr Zertifikat gehört einer anderen Website",
  unknown_issuer: "niemand, dem dieser Computer vertraut, hat ihr Zertifikat unterschrieben",
  revoked: "ihr Zertifikat wurde zurückgezogen",
  absent: "sie hat kein Zertifikat gezeigt",
  invalid: "ihr Zertifikat ist ungültig",
};

const media: Record<Media, string> = { image: "einem Bild", audio: "einem Ton", video: "einem Video", font: "einer Schrift" };

export const failures: FailureWords = {
  not_web: "Das ist keine Adresse im Web. Geben Sie eine an, die mit https:// oder http:// beginnt.",
  local: ({ host }) =>
    `„${host}“ ist dieser Computer oder ein Teil Ihres lokalen Netzes. Postil geht nur dorthin, wenn Sie das bestätigen.`,
  name_not_found:
    "Der Name der Website wurde nicht gefunden. Prüfen Sie die Adresse, und ob Sie mit dem Internet verbunden sind.",
  unreachable:
    "Die Website ist nicht zu erreichen. Prüfen Sie, ob Sie mit dem Internet verbunden sind, oder versuchen Sie es später.",
  certificate: ({ why }) =>
    `Die Website konnte nicht beweisen, wer sie ist: ${distrust[why]}. Vielleicht hört jemand mit; es wurde nichts gesendet.`,
  encryption:
    "Mit der Website kam keine sichere Verbindung zustande. Vielleicht ist sie falsch eingerichtet; versuchen Sie es später.",
  silent: "Die Website antwortet nicht mehr. Versuchen Sie es später.",
  slow: ({ seconds }) =>
    `Die Website sendet zu langsam; nach ${number(seconds)} Sekunden war die Seite nicht vollständig. Versuchen Sie es später.`,
  redirects:
    "Die Website schickt ohne Ende von einer Adresse zur nächsten. Öffnen Sie sie in einem Browser und speichern Sie die Seite dort.",
  downgrade: "Die Website schickt von einer sicheren Verbindung zu einer unsicheren; dem folgt Postil nicht.",
  bad_redirect:
    "Die Website schickt zu einer Adresse, die keine im Web ist. Öffnen Sie sie in einem Browser und speichern Sie die Seite dort.",
  not_found: ({ status }) => `Die Website hat keine solche Seite (${status}). Prüfen Sie die Adresse.`,
  forbidden: ({ status }) =>
    `Die Website gibt Postil diese Seite nicht (${status}). Öffnen Sie sie in einem Browser und speichern Sie die Seite dort.`,
  too_many: ({ seconds }) =>
    `Die Website bittet um weniger Anfragen. Versuchen Sie es ${later(seconds)} noch einmal.`,
  server: ({ status }) => `Die Website hat selbst einen Fehler (${status}). Versuchen Sie es später.`,
  status: ({ status }) =>
    `Die Website hat mit ${status} statt mit einer Seite geantwortet. Öffnen Sie sie in einem Browser, um zu sehen, was sie will.`,
  too_large: ({ limit }) =>
    `Das ist größer als ${number(Math.floor(limit / 2 ** 20))} MB, und mehr wird von einer Adresse nicht gespeichert.`,
  bomb: "Die Website hat Daten gesendet, die über jedes Maß anwachsen würden, wie bei einem Angriff. Sie wurden nicht gelesen.",
  unknown_coding:
    "Die Website hat die Seite in einer Kodierung gesendet, die Postil nicht kennt. Öffnen Sie sie in einem Browser und speichern Sie sie dort.",
  garbled: "Was die Website gesendet hat, ist beschädigt. Versuchen Sie es noch einmal.",
  cut: "Die Verbindung endete, bevor die Seite vollständig war. Versuchen Sie es noch einmal.",
  protocol: "Was dort antwortet, spricht nicht wie eine Website. Prüfen Sie die Adresse.",
  empty: "Die Website hat eine leere Seite gesendet. Versuchen Sie es noch einmal, oder öffnen Sie sie in einem Browser.",
  cancelled: "Das wurde abgebrochen; es wurde nichts gespeichert.",
  setup: ({ detail }) => `Das Netz ließ sich nicht benutzen: ${detail}.`,

  not_in_library: "Das gibt es in der Bibliothek nicht. Vielleicht wurde es endgültig gelöscht.",
  in_use:
    "Ein anderes Postil hat diese Bibliothek offen, und nur eines darf in sie schreiben. Schließen Sie das andere, oder benutzen Sie es.",
  read_only:
    "Die Bibliothek ist nur zum Lesen offen: Ein neueres Postil hat sie geschrieben, oder beim Öffnen war kein Platz auf der Festplatte. Aktualisieren Sie Postil, oder schaffen Sie Platz und starten Sie es neu.",
  disk_full:
    "Die Festplatte ist voll, darum wurde nichts gespeichert. Schaffen Sie Platz und versuchen Sie es noch einmal; was Sie getippt haben, ist noch da.",
  disk_failed: ({ detail }) =>
    `Die Festplatte ließ sich nicht lesen oder beschreiben (${detail}). Prüfen Sie sie und versuchen Sie es noch einmal.`,
  library_damaged: ({ detail }) =>
    `Die Datei der Bibliothek ist beschädigt (${detail}). Starten Sie Postil neu: Es legt die Datei beiseite und stellt die neueste Sicherung wieder her.`,
  part_damaged: ({ detail }) =>
    `Ein Teil der Bibliothek ist nicht lesbar (${detail}). Der Rest ist heil; speichern Sie die Seite noch einmal, um ihn zu ersetzen.`,
  foreign_file:
    "Die Datei dort ist die Datenbank eines anderen Programms und wurde in Ruhe gelassen. Wählen Sie einen anderen Ordner.",
  interrupted: "Abgebrochen.",
  fault: ({ detail }) =>
    `Postil ist durch einen eigenen Fehler gescheitert (${detail}). Bitte melden Sie ihn; es wurde nichts verändert.`,
  no_data_folder:
    "Dieses System hat keinen Ordner für die Daten von Postil. Nennen Sie einen mit --library oder POSTIL_LIBRARY.",
  not_moved: ({ detail }) =>
    `Der Ort der Bibliothek ließ sich nicht aufschreiben (${detail}), darum wurde sie nicht verschoben.`,
  folder_taken: "In diesem Ordner ist schon eine Bibliothek. Wählen Sie einen leeren Ordner.",
  folder_fixed:
    "Postil wurde für diesen Ordner gestartet (POSTIL_LIBRARY). Starten Sie es ohne diese Angabe, um die Bibliothek zu verschieben.",
  backup_gone: "Diese Sicherung ist nicht mehr da. Sehen Sie noch einmal in die Liste.",
  step_unreadable: ({ detail }) =>
    `Dieser Schritt des Verlaufs ist nicht lesbar (${detail}); vielleicht hat ihn ein neueres Postil geschrieben. Es wurde nichts verändert.`,

  nothing_to_import: "Es gibt nichts zu importieren: Die Datei oder der Text ist leer.",
  no_comments_in: ({ name }) =>
    `In „${name}“ wurden keine Kommentare gefunden. Wählen Sie eine Datei mit einer Diskussion: eine gespeicherte Seite, einen Feed oder was die Schnittstelle der Website antwortet.`,
  import_cancelled: "Der Import wurde abgebrochen; was fertig war, bleibt.",
  no_file: ({ name }) => `Es gibt keine Datei „${name}“. Prüfen Sie den Pfad.`,
  not_a_file: ({ name }) => `„${name}“ ist keine Datei. Wählen Sie die Dateien darin.`,
  file_too_large: ({ name, megabytes }) =>
    `„${name}“ ist größer als ${number(megabytes)} MB und damit mehr als eine Seite. Teilen Sie die Datei.`,
  file_unreadable: ({ name, detail }) => `„${name}“ ließ sich nicht lesen: ${detail}.`,
  file_unwritten: ({ detail }) => `Die Datei ließ sich nicht schreiben: ${detail}. Wählen Sie einen anderen Ordner.`,
  reader_not_started: ({ detail }) =>
    `Postil konnte den Prozess nicht starten, der Seiten liest (${detail}). Starten Sie Postil neu; es wurde nichts verändert.`,
  too_long: ({ seconds }) =>
    `Das zu lesen dauert länger als ${number(seconds)} Sekunden, was keine gewöhnliche Seite braucht; darum hat Postil aufgehört. Es wurde nichts verändert.`,
  too_heavy: ({ megabytes }) =>
    `Das zu lesen braucht mehr als die ${number(megabytes)} MB Speicher, die eine Seite haben darf; darum hat Postil aufgehört. Es wurde nichts verändert.`,

  media: ({ media: kind }) =>
    `Diese Adresse führt zu ${media[kind]}, nicht zu einer Seite. Geben Sie die Adresse der Seite an, auf der es steht.`,
  no_address:
    "Dieser Artikel kam ohne Adresse, darum ist nirgends nach einer neueren Fassung zu fragen.",
  item_without_address: "Der Feed nennt hierfür keine Adresse, darum gibt es nichts zu speichern.",
  no_feed:
    "Unter dieser Adresse ist kein Feed, und die Seite dort nennt keinen. Suchen Sie auf der Website nach „RSS“ oder „Feed“.",
  no_opml:
    "Das ist keine OPML-Liste von Feeds. Andere Programme schreiben eine, wenn Sie exportieren, was Sie verfolgen.",
  no_link: "Dieser Link führt weder ins Web noch zu einer Mailadresse, darum öffnet Postil ihn nicht.",
  no_browser:
    "Das System fand kein Programm, um den Link zu öffnen. Kopieren Sie die Adresse in einen Browser.",
  no_file_manager: ({ detail }) =>
    `Es ließ sich keine Dateiverwaltung öffnen (${detail}). Der Pfad des Ordners steht in den Einstellungen.`,

  no_place_for_note:
    "Die Stelle für diese Notiz ist nicht im Artikel. Vielleicht wurde er neu gespeichert: Öffnen Sie ihn noch einmal.",
  text_too_long: "Dieser Text ist länger als eine Million Zeichen. Speichern Sie ihn als eigenen Artikel.",
  not_kept_aside: ({ detail }) =>
    `Was Sie getippt haben, ließ sich auch neben der Bibliothek nicht aufheben (${detail}). Kopieren Sie es woandershin.`,
  no_comment_to_answer:
    "Der Kommentar, auf den geantwortet wird, ist nicht in diesem Artikel. Öffnen Sie den Artikel noch einmal.",
  label_too_long: "Die Bezeichnung ist länger als zweihundert Zeichen. Bitte kürzen Sie sie.",
  tag_unnamed:
    "Ein Schlagwort braucht einen Namen. Um es überall zu entfernen, löschen Sie es.",
  collection_unnamed: "Eine Sammlung braucht einen Namen. Tippen Sie einen.",
  collection_name_too_long: ({ characters }) =>
    `Der Name einer Sammlung hat höchstens ${number(characters)} Zeichen. Kürzen Sie ihn.`,
  collection_name_taken: ({ name }) => `Es gibt schon eine Sammlung „${name}“. Wählen Sie einen anderen Namen.`,
  saved_once: "Dieser Artikel wurde einmal gespeichert, darum ist nichts zu vergleichen.",
  no_such_revisions: ({ newest }) =>
    `Es gibt die Fassungen 1 bis ${number(newest)}; vergleichen Sie eine ältere mit einer neueren.`,
  place_unknown: ({ place }) =>
    `„${place}“ nennt keine Stelle. Sagen Sie article, passage:WÖRTER, comment:N, table:N, row:SCHLÜSSEL, column:NAME oder cell:SCHLÜSSEL/NAME.`,
  no_such_place: ({ place }) => `In diesem Artikel gibt es kein „${place}“. „postil show“ zählt auf, was es gibt.`,
  words_often: ({ times }) =>
    `Diese Wörter stehen dort ${number(times)}-mal. Zitieren Sie mehr von der Stelle, damit klar ist, welche gemeint ist.`,
  no_such_table: "Diese Tabelle ist nicht im Artikel. Öffnen Sie den Artikel noch einmal.",
  table_too_large: "Diese Tabelle hat mehr als eine Million Zellen. Speichern Sie sie als eigene Datei.",
  clipboard_refused: ({ detail }) =>
    `Die Zwischenablage hat die Tabelle nicht angenommen: ${detail}. Speichern Sie sie stattdessen als Datei.`,

  query_too_long: "Das ist zu lang für eine Suche. Suchen Sie nach einigen der Wörter.",
  only_without:
    "Eine Suche braucht ein Wort, das zu finden ist; hier stehen nur Wörter, die wegbleiben sollen. Fügen Sie eines hinzu.",
  cannot_leave_out: ({ key }) =>
    `„${key}:“ kann eine Suche nur einengen, nichts ausschließen. Entfernen Sie das „-“.`,
  unknown_state: ({ name }) =>
    `„is:${name}“ kennt Postil nicht. Es gibt is:unread, is:favourite und is:archived.`,
  unknown_thing: ({ name }) => `„has:${name}“ kennt Postil nicht. Es gibt has:note.`,
  unknown_place: ({ name }) =>
    `Unter „${name}“ lässt sich nicht suchen. Es gibt title, text, table, comment, note und archive.`,
  no_date: ({ text }) => `„${text}“ ist kein Datum. Schreiben Sie 2025, 2025-03 oder 2025-03-28.`,
};

function later(seconds: number | null): string {
  if (seconds === null) return "später";
  if (seconds <= 90) return count(seconds, { one: "in # Sekunde", other: "in # Sekunden" });
  if (seconds <= 5400) return count(Math.ceil(seconds / 60), { one: "in # Minute", other: "in # Minuten" });
  return count(Math.ceil(seconds / 3600), { one: "in # Stunde", other: "in # Stunden" });
}
