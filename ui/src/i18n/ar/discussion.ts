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
const comments = (n: number) =>
  count(n, {
    zero: "لا تعليقات",
    one: "تعليق واحد",
    two: "تعليقان",
    few: "# تعليقات",
    many: "# تعليقًا",
    other: "# تعليق",
  });
const threads = (n: number) =>
  count(n, {
    zero: "لا سلاسل",
    one: "سلسلة واحدة",
    two: "سلسلتان",
    few: "# سلاسل",
    many: "# سلسلة",
    other: "# سلسلة",
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
  allCollapsed: (folded) => `طُويت ${threads(folded)}`,
  noFurther: "لا تعليق بعد هذا",
  nothingShown: "لا تعليق يوافق التصفية.",
  more: "المزيد",
  tools: "الترتيب والتصفية",
  sort: "الترتيب",
  orders: {
    page: "كما في الصفحة",
    newest: "الأحدث أولًا",
    oldest: "الأقدم أولًا",
    score: "الأكثر نقاطًا",
    replies: "الأكثر ردودًا",
    noted: "ذات الملاحظات أولًا",
  },
  filter: "تصفية",
  filters: {
    isNew: (n) => `الجديد منذ زيارتك الأخيرة (${number(n)})`,
    isNoted: "ما عليه ملاحظاتك",
    isMine: "تعليقاتك أنت",
    hasLink: "ما فيه روابط",
    isTop: "أول تعليق في كل سلسلة",
    minScore: "هذا العدد من النقاط على الأقل",
  },
  absoluteTimes: "التواريخ بدل «قبل ٣ أسابيع»",
  shown: (n) => `المعروض: ${comments(n)}`,
  showAll: "أظهر الكل",
  foldAll: "طي السلاسل",
  onlyHits: "النتائج فقط",
  hiddenAuthor: "أخفيته أنت",
  showAnyway: "أظهر هذا التعليق",
  hideAuthor: (name) => `أخفِ ${name}`,
  showAuthor: (name) => `أظهر ${name} من جديد`,
  labelAuthor: (name) => `ضع وسمًا على ${name}…`,
  onlyAuthor: (name) => `${name} فقط`,
  personLabel: "الوسم",
  personLabelHint: "يعمل لدى صانع غلايات",
  personLabelWhere: "لا يراه غيرك، بجانب الاسم، حيثما كتب هذا الشخص في هذا الموقع. والفارغ يزيله.",
  focusBranch: "اقرأ هذا الفرع وحده",
  branch: "الفرع",
  allComments: "كل التعليقات",
  original: "افتح في الصفحة",
  copyText: "انسخ نصًا",
  copyHtml: "انسخ HTML",
  copied: "نُسخ.",
  quoted: (name) => `من تعليق ${name}`,
  map: "السلاسل",
  threads,
  people: (n) =>
    count(n, {
      zero: "لا أشخاص",
      one: "شخص واحد",
      two: "شخصان",
      few: "# أشخاص",
      many: "# شخصًا",
      other: "# شخص",
    }),
  fresh,
  overview: "نظرة عامة",
  voices: "الأكثر كتابة",
  voice: (written, said) =>
    `${comments(written)}، ${count(said, {
      zero: "لا كلمات",
      one: "كلمة واحدة",
      two: "كلمتان",
      few: "# كلمات",
      many: "# كلمة",
      other: "# كلمة",
    })}`,
  timeline: "متى كُتبت التعليقات",
  missing: (missing, declared) => `${number(missing)} من ${number(declared)} ليست في هذه النسخة`,
  missingLong: (missing, declared) =>
    `تذكر الصفحة ${comments(declared)}، وليس في هذه النسخة منها ${number(missing)}.`,
  related: {
    who: "من يتحدث عن هذا؟",
    what: "عمّ يتحدث؟",
    none: "لا يبدو أن تعليقًا يتحدث عن هذا.",
    noPassage: "لا يبدو أن هذا التعليق يتحدث عن موضع بعينه.",
    quotes: "يقتبسه",
    answers: (name) => `يرد على ${name} الذي يتحدث عنه`,
    terms: (terms) => `كلاهما يقول ${terms}`,
    row: (key) => `الصف ${key}`,
    found: (n) => `وُجد: ${comments(n)}`,
  },
};
