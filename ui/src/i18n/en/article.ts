export const article = {
  label: "Article text",
  image: {
    notSaved: (alt: string) => `Image not saved: ${alt}`,
    notSavedWithoutAlt: "Image not saved. The page does not describe it.",
  },
  code: "Code",
  codeIn: (language: string) => `Code, ${language}`,
  embed: "Embedded",
  openTable: "Open table",
  footnote: (label: string) => `Footnote ${label}`,
};

export const link = {
  title: "Link",
  open: "Open in browser",
  blocked: "Postil opens web and mail addresses only.",
  withinPage: "This leads to a place within the page.",
};
