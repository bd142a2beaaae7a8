/** Words of the whole window. */
export const common = {
  app: "Postil",
  close: "Close",
  cancel: "Cancel",
  dismiss: "Dismiss",
  undo: "Undo",
  tryAgain: "Try again",
  edit: "Edit",
  delete: "Delete",
  loading: "Opening…",
};
