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
  withoutImages: "بلا صور",
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
  discussion: (host, position, total) => `يُطلب من ${host} النقاش (${number(position)} من ${number(total)})…`,
  images: (done, total) => `الصور: ${number(done)} من ${number(total)}`,
  saving: "جارٍ الحفظ…",
};
