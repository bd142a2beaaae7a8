import type { Words } from "../words";
import { count, number } from "./grammar";

export const find: Words["find"] = {
  label: "ابحث هنا",
  none: "لا نتائج",
  position: (n, total) => `${number(n)} من ${number(total)}`,
  next: "النتيجة التالية",
  previous: "النتيجة السابقة",
};

export const search: Words["search"] = {
  title: "ابحث في المكتبة",
  none: (query) => `لا شيء في المكتبة فيه «${query}».`,
  hits: (n) =>
    count(n, {
      zero: "لا نتائج",
      one: "نتيجة واحدة",
      two: "نتيجتان",
      few: "# نتائج",
      many: "# نتيجة",
      other: "# نتيجة",
    }),
  inTitle: "العنوان",
  inArticle: "المقالة",
  inComment: "تعليق",
  inNote: "ملاحظة",
  inOwnComment: "تعليقك",
};
