import type { Words } from "../words";
import { count, list, minutes, number } from "./grammar";

export const reading: Words["reading"] = {
  back: "المكتبة",
  surfaces: { article: "المقالة", tables: "الجداول", discussion: "النقاش", notes: "الملاحظات" },
  surfaceSwitch: "أجزاء هذه المقالة",
  newCount: (n) =>
    count(n, {
      zero: "لا جديد",
      one: "واحد جديد",
      two: "اثنان جديدان",
      few: "# جديدة",
      many: "# جديدًا",
      other: "# جديد",
    }),
  searchLibrary: "ابحث في المكتبة",
  settings: "إعدادات القراءة",
  contents: "المحتويات",
  byline: (name) => `بقلم ${name}`,
  saved: (date) => `حُفظت في ${date}`,
  revision: (n) => `النسخة ${number(n)}`,
  minutes: (n) => `مدة القراءة ${minutes(n)}`,
  goToDiscussion: (n) =>
    count(n, {
      zero: "النقاش: لا تعليقات",
      one: "النقاش: تعليق واحد",
      two: "النقاش: تعليقان",
      few: "النقاش: # تعليقات",
      many: "النقاش: # تعليقًا",
      other: "النقاش: # تعليق",
    }),
  selecting: "التحديد: مفاتيح الأسهم جملة جملة، ومع Shift أطول؛ h يظلل، وn يكتب ملاحظة، وEsc ينهي",
  openSource: "المصدر",
};

export const receipt: Words["receipt"] = {
  summary: (parts) => `لم يُحفظ: ${list(parts)}.`,
  images: (missing, declared) =>
    `${number(missing)} من ${count(declared, {
      zero: "# صورة",
      one: "صورة واحدة",
      two: "صورتين",
      few: "# صور",
      many: "# صورة",
      other: "# صورة",
    })}`,
  comments: (missing, declared) =>
    `${number(missing)} من ${count(declared, {
      zero: "# تعليق",
      one: "تعليق واحد",
      two: "تعليقين",
      few: "# تعليقات",
      many: "# تعليقًا",
      other: "# تعليق",
    })}`,
  commentPages: (n) =>
    count(n, {
      zero: "لا صفحات أخرى من التعليقات",
      one: "صفحة أخرى من التعليقات",
      two: "صفحتان أخريان من التعليقات",
      few: "# صفحات أخرى من التعليقات",
      many: "# صفحة أخرى من التعليقات",
      other: "# صفحة أخرى من التعليقات",
    }),
  commentScript: (service) => `تعليقات يحمّلها ${service} ببرنامج في الصفحة`,
  collapsed: (n) =>
    n === null
      ? "تعليقات مطوية"
      : count(n, {
          zero: "لا تعليقات مطوية",
          one: "تعليق مطوي واحد",
          two: "تعليقان مطويان",
          few: "# تعليقات مطوية",
          many: "# تعليقًا مطويًا",
          other: "# تعليق مطوي",
        }),
  articlePages: (n) =>
    count(n, {
      zero: "لا صفحات أخرى من المقالة",
      one: "صفحة أخرى من المقالة",
      two: "صفحتان أخريان من المقالة",
      few: "# صفحات أخرى من المقالة",
      many: "# صفحة أخرى من المقالة",
      other: "# صفحة أخرى من المقالة",
    }),
  paywall: "ما يقتصر على المشتركين",
};
