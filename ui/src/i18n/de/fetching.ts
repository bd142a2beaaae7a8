import type { Words } from "../words";
import { count, number } from "./grammar";

export const fetching: Words["fetching"] = {
  title: (n) => count(n, { one: "Diese Seite speichern?", other: "Diese # Seiten speichern?" }),
  explain:
    "Postil bittet diese Website einmal um die Seite, den Rest ihrer Diskussion und ihre Bilder. Sonst wird nichts gesendet.",
  localTitle: "Das ist in Ihrem eigenen Netz",
  localExplain:
    "Die Adresse führt zu diesem Computer oder in Ihr lokales Netz. Gehen Sie nur dorthin, wenn Sie wissen, was antwortet.",
  save: "Speichern",
  goThere: "Dorthin gehen",
  addressTitle: "Eine Seite mit ihrer Adresse speichern",
  address: "Adressen, eine je Zeile",
  goOn: "Weiter",
  noAddress: "Das ist keine Adresse im Web. Geben Sie eine an wie https://example.org/seite.",
  limits: (articlePages, addresses) =>
    `Außer der Seite selbst wird höchstens um ${count(articlePages, {
      one: "# weitere Seite des Artikels",
      other: "# weitere Seiten des Artikels",
    })} und um ${count(addresses, {
      one: "# weitere Adresse für den Rest der Diskussion",
      other: "# weitere Adressen für den Rest der Diskussion",
    })} gebeten.`,
  images: "Bilder",
  allImages: "Alle",
  noImages: "Keine",
  imagesUpTo: "Fragen bei mehr als",
  megabytes: (value) => `${number(value)} MB`,
  section: "Seiten speichern",
  articlePages: "Weitere Seiten eines Artikels, höchstens",
  commentPages: "Weitere Adressen für eine Diskussion, höchstens",
  bookmarklet: "Aus dem Browser",
  bookmarkletHint:
    "Legen Sie ein Lesezeichen mit diesem Text als Adresse an. Es reicht die Seite, auf der Sie sind, an Postil weiter, und Postil fragt, bevor es etwas holt.",
  copyBookmarklet: "Lesezeichen kopieren",
  bookmarkletCopied: "Kopiert. Legen Sie ein Lesezeichen an und fügen Sie es als Adresse ein.",
  notThere: "Kein Artikel mit einer Adresse ist ausgewählt.",
  completeAction: "Fehlendes holen",
  completed: "Was zu bekommen war, ist jetzt da.",
  largeLeft: "Einige Bilder sind größer, als Sie wollten, und blieben, wo sie sind.",
  largeToo: "Auch diese holen",
  lookAgain: "Nach neuen Kommentaren sehen",
  offline: "Gerade offline: Das wartet auf eine Verbindung.",
  needsConnection: "Braucht eine Verbindung",
  moreHosts: (n) => count(n, { one: "und # weitere Website", other: "und # weitere Websites" }),
  page: (host) => `${host} wird um die Seite gebeten …`,
  articlePage: (host, page, most) =>
    `${host} wird um Seite ${number(page)} des Artikels gebeten, höchstens ${number(most)} …`,
  discussion: (host, position, total, most) =>
    `${host} wird um die Diskussion gebeten (${number(position)} von ${number(total)}, höchstens ${number(most)}) …`,
  imagesDone: (done, total) => `Bilder: ${number(done)} von ${number(total)}`,
  saving: "Wird gespeichert …",
};
