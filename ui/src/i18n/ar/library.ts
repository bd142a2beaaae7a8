import type { Words } from "../words";
import { count, minutes, percent } from "./grammar";

export const library: Words["library"] = {
  title: "المكتبة",
  search: "ابحث في المقالات والتعليقات والملاحظات",
  import: "استيراد…",
  articles: (n) =>
    count(n, {
      zero: "لا مقالات",
      one: "مقالة واحدة",
      two: "مقالتان",
      few: "# مقالات",
      many: "# مقالة",
      other: "# مقالة",
    }),
  minutes,
  comments: (n) =>
    count(n, {
      zero: "لا تعليقات",
      one: "تعليق واحد",
      two: "تعليقان",
      few: "# تعليقات",
      many: "# تعليقًا",
      other: "# تعليق",
    }),
  newComments: (n) =>
    count(n, {
      zero: "لا جديد",
      one: "واحد جديد",
      two: "اثنان جديدان",
      few: "# جديدة",
      many: "# جديدًا",
      other: "# جديد",
    }),
  notes: (n) =>
    count(n, {
      zero: "لا ملاحظات",
      one: "ملاحظة واحدة",
      two: "ملاحظتان",
      few: "# ملاحظات",
      many: "# ملاحظة",
      other: "# ملاحظة",
    }),
  read: (share) => `قُرئ ${percent(share)}`,
  emptyTitle: "لا شيء محفوظ بعد",
  empty: "اختر ملفًا، أو أفلت ملفًا على هذه النافذة، أو الصق صفحة أو نصها. يبقى كل شيء هنا ويُقرأ دون اتصال.",
  dropHint: "أفلت لتضيف إلى المكتبة",
};
