import type { Words } from "../words";
import { count, number, percent } from "./grammar";

export const importing: Words["importing"] = {
  title: "استيراد",
  working: (name, position, total) =>
    total > 1 ? `جارٍ قراءة ${name} (${number(position)} من ${number(total)})…` : `جارٍ قراءة ${name}…`,
  pasted: "جارٍ قراءة ما لصقته…",
  done: (title) => `«${title}» في المكتبة.`,
  again: (title, revision) => `حُفظت «${title}» مرة أخرى، وهي النسخة ${number(revision)}.`,
  newComments: (n) =>
    count(n, {
      zero: "لا تعليقات جديدة",
      one: "تعليق جديد واحد",
      two: "تعليقان جديدان",
      few: "# تعليقات جديدة",
      many: "# تعليقًا جديدًا",
      other: "# تعليق جديد",
    }),
  unchanged: (title) => `«${title}» في المكتبة من قبل، كلمةً بكلمة.`,
  failed: (name, why) => `${name}: ${why}`,
  open: "فتح",
  cancel: "إيقاف",
  nothingToPaste: "لا نص في الحافظة.",
  usePaste: (key) => `اضغط ${key} خارج حقل نص لاستيراد ما في الحافظة.`,
  started: (n) =>
    count(n, {
      zero: "لا ملفات للاستيراد",
      one: "جارٍ استيراد ملف واحد",
      two: "جارٍ استيراد ملفين",
      few: "جارٍ استيراد # ملفات",
      many: "جارٍ استيراد # ملفًا",
      other: "جارٍ استيراد # ملف",
    }),
  share: (value) => `استُورد ${percent(value)}`,
  finished: (done, failed) =>
    failed > 0
      ? `انتهى الاستيراد: حُفظ ${number(done)} وتعذّر ${number(failed)}.`
      : `انتهى الاستيراد: حُفظ ${number(done)}.`,
  position: (done, total) => `${number(done)} من ${number(total)}`,
  summary: (done) =>
    count(done, {
      zero: "لم تُحفظ مقالات",
      one: "حُفظت مقالة واحدة",
      two: "حُفظت مقالتان",
      few: "حُفظت # مقالات",
      many: "حُفظت # مقالة",
      other: "حُفظت # مقالة",
    }),
  problems: (n) =>
    count(n, {
      zero: "لم يتعذر شيء",
      one: "تعذّر استيراد واحد",
      two: "تعذّر استيراد اثنين",
      few: "تعذّر استيراد #",
      many: "تعذّر استيراد #",
      other: "تعذّر استيراد #",
    }),
  waiting: (n) =>
    count(n, {
      zero: "لا شيء ينتظر الاتصال",
      one: "واحد ينتظر الاتصال",
      two: "اثنان ينتظران الاتصال",
      few: "# تنتظر الاتصال",
      many: "# تنتظر الاتصال",
      other: "# تنتظر الاتصال",
    }),
  waitingExplain: "سيُطلب حالما يتصل هذا الحاسوب، حتى بعد إعادة التشغيل.",
  tryNow: "حاول الآن",
  giveUp: "صرف النظر",
  minimise: "تصغير",
  expand: "إظهار التفاصيل",
};
