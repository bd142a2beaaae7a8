import { absoluteDate } from "../../core/dates";
import type { Notice } from "../../core/wire";
import { count, locale, number } from "./grammar";

export const common = {
  app: "Postil",
  close: "إغلاق",
  cancel: "إلغاء",
  dismiss: "إخفاء",
  undo: "تراجع",
  tryAgain: "أعد المحاولة",
  edit: "تحرير",
  delete: "حذف",
  readOnly: {
    read: "هذه المكتبة مفتوحة للقراءة فقط.",
    newer: "هذه المكتبة مفتوحة للقراءة فقط. كتبها إصدار أحدث من Postil. حدّث Postil لتكتب فيها.",
    no_room: "هذه المكتبة مفتوحة للقراءة فقط. القرص ممتلئ أو لا يقبل الكتابة، فلا يمكن حفظ شيء. أفسح مكانًا ثم شغّل Postil من جديد.",
  },
  notice: (notice: Notice) => {
    if (notice.is === "texts_kept") {
      return count(notice.texts, {
        zero: "لا نصوص جديدة في المكتبة.",
        one: "نص تعذّر حفظه في المرة الماضية صار الآن في المكتبة.",
        two: "نصان تعذّر حفظهما في المرة الماضية صارا الآن في المكتبة.",
        few: "# نصوص تعذّر حفظها في المرة الماضية صارت الآن في المكتبة.",
        many: "# نصًا تعذّر حفظها في المرة الماضية صارت الآن في المكتبة.",
        other: "# نص تعذّر حفظها في المرة الماضية صارت الآن في المكتبة.",
      });
    }
    const { file, backup, articles, notes } = notice;
    const damaged = `كان ملف المكتبة تالفًا. هو محفوظ باسم «${file}» في مجلد المكتبة.`;
    const read = `المقالات: ${number(articles)}، الملاحظات: ${number(notes)}`;
    return backup === null
      ? `${damaged} لم تكن هناك نسخة احتياطية؛ وأُخذ ما أمكنت قراءته (${read}).`
      : `${damaged} حلّت محله النسخة الاحتياطية بتاريخ ${absoluteDate(backup, locale) ?? backup}، ومعها ملاحظات أحدث من الملف التالف: ${number(notes)}.`;
  },
  loading: "جارٍ الفتح…",
};
