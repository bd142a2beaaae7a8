import type { Words } from "../words";
import { count, number, percent } from "./grammar";

export const settings: Words["settings"] = {
  title: "إعدادات القراءة",
  theme: "الألوان",
  themes: {
    system: "كما في النظام",
    light: "فاتح",
    sepia: "بني داكن",
    dark: "داكن",
    contrast_dark: "أبيض على أسود",
    contrast_light: "أسود على أبيض",
  },
  font: "الخط",
  noteFont: "خط الملاحظات",
  size: "حجم النص",
  measure: "طول السطر",
  lineHeight: "تباعد الأسطر",
  pixels: (n) => `${number(n)} بكسل`,
  characters: (n) =>
    count(n, {
      zero: "# حرف",
      one: "حرف واحد",
      two: "حرفان",
      few: "# أحرف",
      many: "# حرفًا",
      other: "# حرف",
    }),
  percent,
  less: (what) => `${what}: أقل`,
  more: (what) => `${what}: أكثر`,
  singleKeys: "الأحرف المفردة أوامر (j وk وn وh…)",
  wholeDiscussion: "حمّل النقاش كله دفعة واحدة",
  wholeDiscussionHint: "لقارئات الشاشة وبحث النظام. بطيء فوق ٣٠٠٠ تعليق.",
  language: "اللغة",
  systemLanguage: "كما في النظام",
};
