export const common = {
  app: "Postil",
  close: "Schließen",
  cancel: "Abbrechen",
  dismiss: "Ausblenden",
  undo: "Rückgängig",
  tryAgain: "Erneut versuchen",
  edit: "Bearbeiten",
  delete: "Löschen",
  loading: "Wird geöffnet …",
};
