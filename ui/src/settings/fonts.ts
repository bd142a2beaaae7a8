/** The families that text and notes can be set in. All come with Postil; a file is read once its family is seen. */

import sheet from "../styles/fonts.css?url";

/** A family. Its name is a proper name and the same in every language. */
export interface Font {
  id: string;
  name: string;
  /** For the style: the family, and those that have the letters it lacks. */
  family: string;
}

const inter: Font = { id: "inter", name: "Inter", family: '"Inter Variable", "Vazirmatn Variable", sans-serif' };

/** The families of the text. */
export const textFonts: readonly Font[] = [
  { id: "source-serif", name: "Source Serif", family: '"Source Serif 4 Variable", "Vazirmatn Variable", serif' },
  { id: "literata", name: "Literata", family: '"Literata Variable", "Vazirmatn Variable", serif' },
  inter,
  { id: "atkinson", name: "Atkinson Hyperlegible", family: withInter("Atkinson Hyperlegible Next Variable") },
  { id: "lexend", name: "Lexend", family: withInter("Lexend Variable") },
  { id: "opendyslexic", name: "OpenDyslexic", family: withInter("OpenDyslexic") },
];

/** The families of notes and own comments. */
export const noteFonts: readonly Font[] = [
  inter,
  { id: "ia-writer", name: "iA Writer", family: withInter("iA Writer Quattro") },
];

let isKnown = false;

/** Makes the families known to the page. */
export function knowFonts(): void {
  if (isKnown) return;
  isKnown = true;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet }));
}

/** The family of that name; none where a newer or older Postil had another. */
export function familyNamed(id: string, fonts: readonly Font[]): string | null {
  return fonts.find((font) => font.id === id)?.family ?? null;
}

function withInter(family: string): string {
  return `"${family}", "Inter Variable", "Vazirmatn Variable", sans-serif`;
}
