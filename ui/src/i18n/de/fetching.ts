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
  withoutImages: "Ohne Bilder",
  moreHosts: (n) => count(n, { one: "und # weitere Website", other: "und # weitere Websites" }),
  page: (host) => `${host} wird um die Seite gebeten …`,
  discussion: (host, position, total) =>
    `${host} wird um die Diskussion gebeten (${number(position)} von ${number(total)}) …`,
  images: (done, total) => `Bilder: ${number(done)} von ${number(total)}`,
  saving: "Wird gespeichert …",
};
