import type { Words } from "../words";
import { count, number } from "./grammar";

const replies = (n: number) =>
  count(n, {
    zero: "لا ردود",
    one: "رد واحد",
    two: "ردان",
    few: "# ردود",
    many: "# ردًا",
    other: "# رد",
  });
const notes = (n: number) =>
  count(n, {
    zero: "لا ملاحظات",
    one: "ملاحظة واحدة",
    two: "ملاحظتان",
    few: "# ملاحظات",
    many: "# ملاحظة",
    other: "# ملاحظة",
  });
const fresh = (n: number) =>
  count(n, {
    zero: "لا جديد",
    one: "واحد جديد",
    two: "اثنان جديدان",
    few: "# جديدة",
    many: "# جديدًا",
    other: "# جديد",
  });

export const discussion: Words["discussion"] = {
  title: "النقاش",
  none: "ليس في هذه النسخة تعليقات.",
  write: "اكتب تعليقًا",
  anonymous: "بلا اسم",
  articleAuthor: "الكاتب",
  edited: "معدّل",
  accepted: "مقبول",
  pinned: "مثبّت",
  pingback: "إشارة مرجعية",
  isNew: "جديد",
  removed: "حُذف في نسخة أحدث",
  deleted: "حُذف هذا التعليق في الصفحة.",
  hidden: "مخفي في الصفحة",
  score: (n) =>
    count(n, {
      zero: "لا نقاط",
      one: "نقطة واحدة",
      two: "نقطتان",
      few: "# نقاط",
      many: "# نقطة",
      other: "# نقطة",
    }),
  replies,
  level: (n) => `المستوى ${number(n)}`,
  noted: notes,
  heading: (parts) => parts.join("، "),
  replyTo: (name) => `رد على ${name}`,
  hiddenReplies: (hidden, unseen, noted) =>
    [`أُخفي ${replies(hidden)}`, unseen > 0 ? fresh(unseen) : "", noted > 0 ? notes(noted) : ""]
      .filter(Boolean)
      .join("، "),
  collapsed: (hidden) => `مطوي، أُخفي ${replies(hidden)}`,
  expanded: "الردود ظاهرة",
  note: "ملاحظة",
  reply: "رد",
  you: "أنت",
  unpublished: "لك، غير منشور",
  placeholder: "لا يراه غيرك. يُحفظ في مكتبتك ولا يُنشر في أي مكان.",
  save: "حفظ",
  deletedOwn: "حُذف تعليقك.",
  earlier: (n) =>
    count(n, {
      zero: "لا تعليقات أسبق",
      one: "تعليق أسبق واحد",
      two: "تعليقان أسبقان",
      few: "# تعليقات أسبق",
      many: "# تعليقًا أسبق",
      other: "# تعليق أسبق",
    }),
  later: (n) =>
    count(n, {
      zero: "لا تعليقات لاحقة",
      one: "تعليق لاحق واحد",
      two: "تعليقان لاحقان",
      few: "# تعليقات لاحقة",
      many: "# تعليقًا لاحقًا",
      other: "# تعليق لاحق",
    }),
};
