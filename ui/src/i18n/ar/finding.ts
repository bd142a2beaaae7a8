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
  nothing: "لا نتائج",
  noneHint: "تحقّق من الإملاء، أو استعمل كلمات أقل، أو أزِل مرشِّحًا. «عدة كلمات» بين علامتَي اقتباس تأتي متتالية، والكلمة بعد - تُستبعَد.",
  newestShown: "أحدث النتائج؛ وهي أكثر من أن تُرتَّب في الحال.",
  ranking: "يجري البحث عن الأفضل…",
  order: "ترتيب النتائج",
  bestFirst: "الأفضل أولًا",
  newestFirst: "الأحدث أولًا",
  filters: "المرشِّحات",
  removeFilter: (filter) => `أزِل المرشِّح ${filter}`,
  narrow: "ضيّق البحث",
  inTitle: "العنوان",
  inArticle: "المقالة",
  inTable: "جدول",
  inComment: "تعليق",
  inNote: "ملاحظة",
  inOwnComment: "تعليقك",
};
