import type { Words } from "../words";
import { count, list, minutes, number } from "./grammar";

export const reading: Words["reading"] = {
  back: "Bibliothek",
  surfaces: { article: "Artikel", tables: "Tabellen", discussion: "Diskussion", notes: "Notizen" },
  surfaceSwitch: "Teile dieses Artikels",
  newCount: (n) => `${number(n)} neu`,
  searchLibrary: "Bibliothek durchsuchen",
  settings: "Leseansicht",
  contents: "Inhalt",
  byline: (name) => `Von ${name}`,
  saved: (date) => `Gespeichert ${date}`,
  revision: (n) => `Fassung ${number(n)}`,
  minutes: (n) => `${minutes(n)} Lesezeit`,
  goToDiscussion: (n) => `Diskussion: ${count(n, { one: "# Kommentar", other: "# Kommentare" })}`,
  selecting: "Auswahl: Pfeiltasten satzweise, mit Umschalt länger; h markiert, n schreibt eine Notiz, Esc beendet",
  openSource: "Quelle",
};

export const receipt: Words["receipt"] = {
  summary: (parts) => `Nicht gespeichert: ${list(parts)}.`,
  images: (missing, declared) =>
    `${number(missing)} von ${count(declared, { one: "# Bild", other: "# Bildern" })}`,
  comments: (missing, declared) =>
    `${number(missing)} von ${count(declared, { one: "# Kommentar", other: "# Kommentaren" })}`,
  commentPages: (n) => count(n, { one: "# weitere Kommentarseite", other: "# weitere Kommentarseiten" }),
  commentScript: (service) => `Kommentare, die ${service} per Skript lädt`,
  collapsed: (n) =>
    n === null
      ? "eingeklappte Kommentare"
      : count(n, { one: "# eingeklappter Kommentar", other: "# eingeklappte Kommentare" }),
  articlePages: (n) => count(n, { one: "# weitere Seite des Artikels", other: "# weitere Seiten des Artikels" }),
  paywall: "was nur mit Abonnement zu lesen ist",
};
