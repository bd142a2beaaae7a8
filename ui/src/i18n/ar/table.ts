import type { Words } from "../words";
import { count } from "./grammar";

const directions = { ascending: "تصاعديًا", descending: "تنازليًا" };
const kinds = { number: "أعدادًا", text: "نصًا" };

export const table: Words["table"] = {
  count: (n) =>
    count(n, {
      zero: "لا جداول",
      one: "جدول واحد",
      two: "جدولان",
      few: "# جداول",
      many: "# جدولًا",
      other: "# جدول",
    }),
  unnamed: "جدول",
  none: "ليس في هذه المقالة جداول.",
  recovered: "ضاعت حدود خلايا هذا الجدول في النص المنسوخ، فاستعادها Postil من أعمدته.",
  unsorted: "بترتيب الصفحة",
  sorted: (column, direction, kind, unreadable) => {
    const rest =
      unreadable > 0
        ? count(unreadable, {
            zero: "",
            one: "، وخلية واحدة لا تُقرأ وُضعت في الآخر",
            two: "، وخليتان لا تُقرآن وُضعتا في الآخر",
            few: "، و# خلايا لا تُقرأ وُضعت في الآخر",
            many: "، و# خلية لا تُقرأ وُضعت في الآخر",
            other: "، و# خلية لا تُقرأ وُضعت في الآخر",
          })
        : "";
    return `مرتب حسب ${column} ${directions[direction]}، بوصفه ${kinds[kind]}${rest}`;
  },
};
