export const common = {
  app: "Postil",
  close: "إغلاق",
  cancel: "إلغاء",
  dismiss: "إخفاء",
  undo: "تراجع",
  tryAgain: "أعد المحاولة",
  edit: "تحرير",
  delete: "حذف",
  loading: "جارٍ الفتح…",
};
