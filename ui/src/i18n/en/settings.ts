import type { Theme } from "../../core/wire";
import { count, number, percent } from "./grammar";

const themes: Record<Theme, string> = {
  system: "As the system",
  light: "Light",
  sepia: "Sepia",
  dark: "Dark",
  contrast_dark: "White on black",
  contrast_light: "Black on white",
};

export const settings = {
  title: "Reading settings",
  theme: "Colours",
  themes,
  font: "Font",
  noteFont: "Font of notes",
  size: "Text size",
  measure: "Line length",
  lineHeight: "Line spacing",
  pixels: (n: number) => `${number(n)} px`,
  characters: (n: number) => count(n, { one: "# character", other: "# characters" }),
  percent,
  less: (what: string) => `${what}: less`,
  more: (what: string) => `${what}: more`,
  singleKeys: "Single letters are commands (j, k, n, h …)",
  wholeDiscussion: "Load the whole discussion at once",
  wholeDiscussionHint: "For screen readers and the system’s own search. Slow above 3,000 comments.",
  language: "Language",
  systemLanguage: "As the system",
};
