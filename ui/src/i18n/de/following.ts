import type { Words } from "../words";
import { count } from "./grammar";

export const following: Words["following"] = {
  title: "Abonniert",
  all: "Alles Neue",
  follow: "Einer Website folgen …",
  address: "Adresse der Website oder ihres Feeds",
  explain:
    "Postil bittet diese Adresse einmal um ihren Feed. Später fragt es nur, wenn Sie aktualisieren, oder im Abstand, der in den Einstellungen steht.",
  asks: (host) => `Fragt ${host}`,
  followIt: "Folgen",
  goThere: "Das ist meines, dorthin gehen",
  unfollow: "Nicht mehr folgen",
  saveAtOnce: "Neues sofort speichern",
  saveOnReading: "Erst beim Lesen speichern",
  unread: "Ungelesen",
  refresh: "Aktualisieren",
  moreActions: "Mehr",
  markAllRead: "Alles als gelesen markieren",
  importList: "Liste einlesen (OPML) …",
  exportList: "Liste ausgeben (OPML) …",
  imported: (n) =>
    count(n, {
      one: "# Feed ist neu. Aktualisieren Sie, um ihn zu lesen.",
      other: "# Feeds sind neu. Aktualisieren Sie, um sie zu lesen.",
    }),
  exported: "Die Liste ist geschrieben.",
  nothing: "Hier ist nichts. Aktualisieren Sie, um nach Neuem zu fragen.",
  noFeeds:
    "Folgen Sie einer Website, und was sie veröffentlicht, steht hier: Artikel mit ihren Kommentaren, ganz gespeichert, wenn Sie sie lesen.",
  more: (n) => count(n, { one: "# weiteren zeigen", other: "# weitere zeigen" }),
  save: "Speichern",
  saveItem: (title) => `„${title}“ speichern`,
  saved: "Gespeichert",
  comments: (n) => count(n, { one: "# Kommentar", other: "# Kommentare" }),
  newComments: (n) => count(n, { one: "# noch nicht gespeichert", other: "# noch nicht gespeichert" }),
  refreshed: (found, saved) => {
    const told = count(found, { one: "# neuer Eintrag", other: "# neue Einträge" });
    return saved > 0 ? `${told}, ${count(saved, { one: "# gespeichert", other: "# gespeichert" })}.` : `${told}.`;
  },
  interval: "Abonnierte Feeds fragen",
  intervals: {
    never: "Nur wenn ich aktualisiere",
    hourly: "Jede Stunde",
    threeHourly: "Alle drei Stunden",
    daily: "Einmal am Tag",
  },
};
