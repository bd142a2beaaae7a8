import type { Words } from "../words";
import { count } from "./grammar";

export const following: Words["following"] = {
  title: "المتابَعة",
  all: "كل جديد",
  follow: "متابعة موقع…",
  address: "عنوان الموقع أو خلاصته",
  explain: "يطلب بوستيل من هذا العنوان خلاصته مرة واحدة. بعد ذلك لا يسأل إلا حين تحدّث، أو في الفترة المذكورة في الإعدادات.",
  asks: (host) => `يسأل ${host}`,
  followIt: "متابعة",
  goThere: "هذا لي، اذهب إليه",
  unfollow: "إيقاف المتابعة",
  saveAtOnce: "حفظ الجديد فورًا",
  saveOnReading: "الحفظ عند القراءة فقط",
  unread: "غير مقروء",
  refresh: "تحديث",
  moreActions: "المزيد",
  markAllRead: "تعليم الكل كمقروء",
  importList: "استيراد قائمة (OPML)…",
  exportList: "تصدير القائمة (OPML)…",
  imported: (n) =>
    count(n, {
      zero: "لا خلاصات جديدة.",
      one: "خلاصة جديدة واحدة. حدّث لقراءتها.",
      two: "خلاصتان جديدتان. حدّث لقراءتهما.",
      few: "# خلاصات جديدة. حدّث لقراءتها.",
      many: "# خلاصة جديدة. حدّث لقراءتها.",
      other: "# خلاصة جديدة. حدّث لقراءتها.",
    }),
  exported: "كُتبت القائمة.",
  nothing: "لا شيء هنا. حدّث للسؤال عن الجديد.",
  noFeeds: "تابع موقعًا فيظهر هنا ما ينشره: مقالات بتعليقاتها، تُحفظ كاملة حين تقرؤها.",
  more: (n) =>
    count(n, {
      zero: "لا مزيد",
      one: "إظهار عنصر آخر",
      two: "إظهار عنصرين آخرين",
      few: "إظهار # عناصر أخرى",
      many: "إظهار # عنصرًا آخر",
      other: "إظهار # عنصر آخر",
    }),
  save: "حفظ",
  saveItem: (title) => `حفظ «${title}»`,
  saved: "محفوظة",
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
      zero: "كلها محفوظة",
      one: "واحد لم يُحفظ بعد",
      two: "اثنان لم يُحفظا بعد",
      few: "# لم تُحفظ بعد",
      many: "# لم تُحفظ بعد",
      other: "# لم تُحفظ بعد",
    }),
  refreshed: (found, saved) => {
    const told = count(found, {
      zero: "لا جديد",
      one: "عنصر جديد واحد",
      two: "عنصران جديدان",
      few: "# عناصر جديدة",
      many: "# عنصرًا جديدًا",
      other: "# عنصر جديد",
    });
    const kept = count(saved, {
      zero: "لم يُحفظ شيء",
      one: "حُفظ واحد",
      two: "حُفظ اثنان",
      few: "حُفظت #",
      many: "حُفظ #",
      other: "حُفظ #",
    });
    return saved > 0 ? `${told}، ${kept}.` : `${told}.`;
  },
  interval: "سؤال الخلاصات المتابَعة",
  intervals: { never: "حين أحدّث فقط", hourly: "كل ساعة", threeHourly: "كل ثلاث ساعات", daily: "مرة في اليوم" },
};
