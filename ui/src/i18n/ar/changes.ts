import type { Words } from "../words";
import { count, number } from "./grammar";

export const changes: Words["changes"] = {
  title: "ما الذي تغيّر",
  open: "ما الذي تغيّر",
  from: "من",
  to: "إلى",
  version: (n, date) => `النسخة ${number(n)}، ${date}`,
  text: "النص",
  same: "النص واحد في النسختين.",
  folded: (n) =>
    count(n, {
      zero: "لا أسطر بلا تغيير",
      one: "سطر واحد بلا تغيير",
      two: "سطران بلا تغيير",
      few: "# أسطر بلا تغيير",
      many: "# سطرًا بلا تغيير",
      other: "# سطر بلا تغيير",
    }),
  fates: { added: "أُضيف", removed: "حُذف", moved: "نُقل", edited: "عُدّل" },
  comments: (n) =>
    count(n, {
      zero: "لم يتغيّر أي تعليق",
      one: "تغيّر تعليق واحد",
      two: "تغيّر تعليقان",
      few: "تغيّرت # تعليقات",
      many: "تغيّر # تعليقًا",
      other: "تغيّر # تعليق",
    }),
  commentFates: { new: "جديد", edited: "مُعدَّل", removed: "محذوف" },
};
