import type { Words } from "../words";

export const article: Words["article"] = {
  label: "Text des Artikels",
  image: {
    notSaved: (alt) => `Bild nicht gespeichert: ${alt}`,
    notSavedWithoutAlt: "Bild nicht gespeichert. Die Seite beschreibt es nicht.",
  },
  code: "Code",
  codeIn: (language) => `Code, ${language}`,
  embed: "Eingebettet",
  openTable: "Tabelle öffnen",
  footnote: (label) => `Fußnote ${label}`,
};

export const link: Words["link"] = {
  title: "Link",
  open: "Im Browser öffnen",
  blocked: "Postil öffnet nur Web- und Mailadressen.",
  withinPage: "Das führt an eine andere Stelle derselben Seite.",
};
