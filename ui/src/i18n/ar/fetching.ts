import type { Words } from "../words";
import { count, number } from "./grammar";

export const fetching: Words["fetching"] = {
  title: (n) =>
    count(n, {
      zero: "لا صفحات للحفظ",
      one: "أتحفظ هذه الصفحة؟",
      two: "أتحفظ هاتين الصفحتين؟",
      few: "أتحفظ هذه الصفحات الـ#؟",
      many: "أتحفظ هذه الصفحات الـ#؟",
      other: "أتحفظ هذه الصفحات الـ#؟",
    }),
  explain: "يطلب بوستيل من هذا الموقع الصفحة وبقية نقاشها وصورها مرة واحدة، ولا يرسل شيئًا آخر.",
  localTitle: "هذا على شبكتك أنت",
  localExplain: "يقود العنوان إلى هذا الحاسوب أو إلى شبكتك المحلية. لا تذهب إليه إلا إذا كنت تعرف ما يجيب هناك.",
  save: "حفظ",
  goThere: "اذهب إلى هناك",
  addressTitle: "حفظ صفحة بعنوانها",
  address: "العناوين، كل عنوان في سطر",
  goOn: "متابعة",
  noAddress: "ليس هذا عنوانًا على الويب. اكتب عنوانًا مثل https://example.org/page.",
  limits: (articlePages, addresses) =>
    `غير الصفحة نفسها يُطلب على الأكثر: ${count(articlePages, {
      zero: "لا صفحة أخرى من المقالة",
      one: "صفحة أخرى من المقالة",
      two: "صفحتان أخريان من المقالة",
      few: "# صفحات أخرى من المقالة",
      many: "# صفحة أخرى من المقالة",
      other: "# صفحة أخرى من المقالة",
    })}، و${count(addresses, {
      zero: "لا عنوان لبقية النقاش",
      one: "عنوان واحد لبقية النقاش",
      two: "عنوانان لبقية النقاش",
      few: "# عناوين لبقية النقاش",
      many: "# عنوانًا لبقية النقاش",
      other: "# عنوان لبقية النقاش",
    })}.`,
  images: "الصور",
  allImages: "كلها",
  noImages: "بلا صور",
  imagesUpTo: "السؤال عمّا يزيد على",
  megabytes: (value) => `${number(value)} م.بايت`,
  section: "حفظ الصفحات",
  articlePages: "أكثر ما يُطلب من صفحات أخرى لمقالة",
  commentPages: "أكثر ما يُسأل من عناوين أخرى عن نقاش",
  bookmarklet: "من متصفحك",
  bookmarkletHint: "أنشئ إشارة مرجعية عنوانها هذا النص. تسلّم الصفحة التي أنت فيها إلى بوستيل، ويسألك بوستيل قبل أن يجلب شيئًا.",
  copyBookmarklet: "نسخ الإشارة المرجعية",
  bookmarkletCopied: "نُسخت. أنشئ إشارة مرجعية والصقها عنوانًا لها.",
  notThere: "لم تُختر مقالة لها عنوان.",
  completeAction: "جلب ما ينقص",
  completed: "صار هنا ما أمكن الحصول عليه.",
  largeLeft: "بعض الصور أكبر مما أردت فتُركت حيث هي.",
  largeToo: "جلبها أيضًا",
  lookAgain: "البحث عن تعليقات جديدة",
  moreHosts: (n) =>
    count(n, {
      zero: "ولا مواقع أخرى",
      one: "وموقع آخر",
      two: "وموقعان آخران",
      few: "و# مواقع أخرى",
      many: "و# موقعًا آخر",
      other: "و# موقع آخر",
    }),
  page: (host) => `يُطلب من ${host} الصفحة…`,
  articlePage: (host, page, most) =>
    `يُطلب من ${host} الصفحة ${number(page)} من المقالة، وأقصاها ${number(most)}…`,
  discussion: (host, position, total, most) =>
    `يُطلب من ${host} النقاش (${number(position)} من ${number(total)}، وأقصاها ${number(most)})…`,
  imagesDone: (done, total) => `الصور: ${number(done)} من ${number(total)}`,
  saving: "جارٍ الحفظ…",
};
