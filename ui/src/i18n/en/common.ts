import { absoluteDate } from "../../core/dates";
import type { Notice } from "../../core/wire";
import { count, locale } from "./grammar";

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
  notice: (notice: Notice) => {
    if (notice.is === "texts_kept") {
      return count(notice.texts, {
        one: "A text that could not be saved the last time is in the library now.",
        other: "# texts that could not be saved the last time are in the library now.",
      });
    }
    const { file, backup, articles, notes } = notice;
    const damaged = `The library file was damaged. It is kept in “${file}” in the library's folder.`;
    const newer = count(notes, { one: "# newer note", other: "# newer notes" });
    const read = count(articles, { one: "# article", other: "# articles" });
    const all = count(notes, { one: "# note", other: "# notes" });
    return backup === null
      ? `${damaged} There was no backup; what could be read was taken over: ${read}, ${all}.`
      : `${damaged} The backup of ${absoluteDate(backup, locale) ?? backup} took its place, with ${newer} from the damaged file.`;
  },
  loading: "Opening…",
};
