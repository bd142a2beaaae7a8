import type { Words } from "../words";
import { number } from "./grammar";

export const importing: Words["importing"] = {
  title: "استيراد",
  working: (name, position, total) =>
    total > 1 ? `جارٍ قراءة ${name} (${number(position)} من ${number(total)})…` : `جارٍ قراءة ${name}…`,
  pasted: "جارٍ قراءة ما لصقته…",
  done: (title) => `«${title}» في المكتبة.`,
  again: (title, revision) => `حُفظت «${title}» مرة أخرى، وهي النسخة ${number(revision)}.`,
  unchanged: (title) => `«${title}» في المكتبة من قبل، كلمةً بكلمة.`,
  failed: (name, why) => `${name}: ${why}`,
  open: "فتح",
  cancel: "إيقاف",
  nothingToPaste: "لا نص في الحافظة.",
  usePaste: (key) => `اضغط ${key} خارج حقل نص لاستيراد ما في الحافظة.`,
};
