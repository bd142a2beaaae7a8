export const common = {
  app: "Postil",
  close: "Schließen",
  cancel: "Abbrechen",
  dismiss: "Ausblenden",
  undo: "Rückgängig",
  tryAgain: "Erneut versuchen",
  edit: "Bearbeiten",
  delete: "Löschen",
  readOnly: {
    read: "Diese Bibliothek ist nur zum Lesen geöffnet.",
    newer: "Diese Bibliothek ist nur zum Lesen geöffnet. Ein neueres Postil hat sie geschrieben. Aktualisieren Sie Postil, um in ihr zu schreiben.",
    no_room: "Diese Bibliothek ist nur zum Lesen geöffnet. Der Datenträger ist voll oder nimmt nichts an, deshalb kann nichts gespeichert werden. Schaffen Sie Platz und starten Sie Postil neu.",
  },
  loading: "Wird geöffnet …",
};
