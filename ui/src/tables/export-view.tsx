import { useState } from "preact/hooks";
import { Dialog } from "../core/dialog";
import type { TableFormat } from "../core/wire";
import { words } from "../i18n/words";
import { copy, saveFile } from "./actions";
import type { TableSession } from "./session";

/** Formats have the same names in every language. */
const formats: readonly (readonly [TableFormat, string])[] = [
  ["csv", "CSV"],
  ["tsv", "TSV"],
  ["markdown", "Markdown"],
  ["html", "HTML"],
];

/** Takes what is shown of the table to other programs: on the clipboard, or as a file. */
export function ExportDialog({ session, onClose }: { session: TableSession; onClose: () => void }) {
  const text = words().table;
  const [withOwn, setWithOwn] = useState(false);
  return (
    <Dialog title={text.takeOut} class="export-dialog" onClose={onClose}>
      <button type="button" class="button primary" onClick={() => void copy(session, "rich_text", withOwn).then(onClose)}>
        {text.copyRich}
      </button>
      <ul class="export-list">
        {formats.map(([format, name]) => (
          <li key={format}>
            <span>{name}</span>
            <button type="button" class="tool" onClick={() => void copy(session, format, withOwn).then(onClose)}>
              {text.copy}
            </button>
            <button type="button" class="tool" onClick={() => void saveFile(session, format, withOwn).then(onClose)}>
              {text.saveFile}
            </button>
          </li>
        ))}
      </ul>
      {session.desk.value.columns.length > 0 && (
        <label class="own-choice">
          <input type="checkbox" checked={withOwn} onChange={(event) => setWithOwn(event.currentTarget.checked)} /> {text.withOwn}
        </label>
      )}
      <p class="hint">{text.exportHint}</p>
    </Dialog>
  );
}
