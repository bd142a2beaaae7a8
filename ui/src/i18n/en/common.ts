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
  readOnly: {
    read: "This library is open for reading only.",
    newer: "This library is open for reading only. A newer Postil wrote it. Update Postil to write in it.",
    no_room: "This library is open for reading only. The disk is full or takes nothing, so nothing can be saved. Make room and start Postil again.",
  },
  loading: "Opening…",
};
