import type { Words } from "../words";
import { count, number, percent } from "./grammar";

export const settings: Words["settings"] = {
  title: "Leseansicht",
  theme: "Farben",
  themes: {
    system: "Wie das System",
    light: "Hell",
    sepia: "Sepia",
    dark: "Dunkel",
    contrast_dark: "Weiß auf Schwarz",
    contrast_light: "Schwarz auf Weiß",
  },
  font: "Schrift",
  noteFont: "Schrift der Notizen",
  size: "Schriftgröße",
  measure: "Zeilenlänge",
  lineHeight: "Zeilenabstand",
  pixels: (n) => `${number(n)} px`,
  characters: (n) => count(n, { one: "# Zeichen", other: "# Zeichen" }),
  percent,
  less: (what) => `${what}: weniger`,
  more: (what) => `${what}: mehr`,
  singleKeys: "Einzelne Buchstaben sind Befehle (j, k, n, h …)",
  wholeDiscussion: "Die ganze Diskussion auf einmal laden",
  wholeDiscussionHint: "Für Bildschirmleser und die Suche des Systems. Langsam ab 3.000 Kommentaren.",
  language: "Sprache",
  systemLanguage: "Wie das System",
};
