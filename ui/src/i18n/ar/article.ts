import type { Words } from "../words";

export const article: Words["article"] = {
  label: "نص المقالة",
  image: {
    notSaved: (alt) => `صورة لم تُحفظ: ${alt}`,
    notSavedWithoutAlt: "صورة لم تُحفظ، ولا تصفها الصفحة.",
  },
  code: "شيفرة برمجية",
  codeIn: (language) => `شيفرة برمجية، ${language}`,
  embed: "محتوى مضمّن",
  openTable: "افتح الجدول",
  footnote: (label) => `الحاشية ${label}`,
};

export const link: Words["link"] = {
  title: "رابط",
  open: "افتح في المتصفح",
  blocked: "يفتح Postil عناوين الويب والبريد فقط.",
  withinPage: "يقود هذا إلى موضع آخر في الصفحة نفسها.",
};
