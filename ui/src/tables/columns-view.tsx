import { useState } from "preact/hooks";
import { Dialog } from "../core/dialog";
import { Icon } from "../core/icons";
import type { ColumnKind } from "../core/wire";
import { words } from "../i18n/words";
import { addColumn, correctKind, hide, moveColumn, pin, removeColumn } from "./actions";
import type { TableSession } from "./session";
import type { SheetColumn } from "./sheet";
import { useSignalValue } from "./use-signal";

const kinds: readonly ColumnKind[] = ["text", "number", "currency", "percent", "duration", "date", "answer", "rating"];

/** Every column: shown or not, pinned or not, where it stands, what it was taken for; and columns of one's own. */
export function ColumnsDialog({ session, onClose }: { session: TableSession; onClose: () => void }) {
  const sheet = useSignalValue(session.sheet);
  const { columns, pinned } = useSignalValue(session.arrangement);
  useSignalValue(session.readings);
  useSignalValue(session.desk);
  const shown = columns.flatMap((index) => sheet.columns[index] ?? []);
  const rest = sheet.columns.filter((column) => !shown.includes(column));
  return (
    <Dialog title={words().table.columns} class="columns-dialog" onClose={onClose}>
      <ul class="column-list">
        {[...shown, ...rest].map((column, place) => (
          <ColumnRow key={column.key} session={session} column={column} isMovable={place >= pinned && place < shown.length} />
        ))}
      </ul>
      <AddColumn session={session} />
    </Dialog>
  );
}

function ColumnRow({ session, column, isMovable }: { session: TableSession; column: SheetColumn; isMovable: boolean }) {
  const text = words().table;
  const { key, own } = column;
  const { view } = session;
  const name = session.label(key);
  const isHidden = view.hidden.includes(key);
  const show = () => session.look({ hidden: view.hidden.filter((other) => other !== key) }, text.shown(name));
  return (
    <li class={own ? "column-row own" : "column-row"}>
      <label class="column-name">
        <input type="checkbox" checked={!isHidden} onChange={() => (isHidden ? show() : hide(session, key))} />
        <span dir="auto">{name}</span>
      </label>
      <KindChoice session={session} column={column} />
      <span class="column-actions">
        <button type="button" class="icon-button" disabled={!isMovable} aria-label={text.earlier(name)} onClick={() => moveColumn(session, key, -1)}>
          <Icon name="up" />
        </button>
        <button type="button" class="icon-button" disabled={!isMovable} aria-label={text.later(name)} onClick={() => moveColumn(session, key, 1)}>
          <Icon name="down" />
        </button>
        <button type="button" class="tool" aria-pressed={view.pinned.includes(key)} onClick={() => pin(session, key)}>
          {text.pin}
        </button>
        {own && (
          <button type="button" class="tool" onClick={() => removeColumn(session, own.name)}>
            {words().delete}
          </button>
        )}
      </span>
    </li>
  );
}

/** What a column was taken for, how much of it could be read, and the reader's own word on it. */
function KindChoice({ session, column }: { session: TableSession; column: SheetColumn }) {
  const text = words().table;
  const reading = session.readings.value.get(column.key);
  const chosen = session.view.kinds.find((choice) => choice.column === column.key)?.kind;
  const taken = reading ? text.takenFor(reading.kind, reading.unit ?? "", reading.unreadable) : "";
  return (
    <span class="column-kind">
      <select
        aria-label={text.kindOf(session.label(column.key))}
        value={chosen ?? ""}
        onChange={(event) => void correctKind(session, column.key, kinds.find((kind) => kind === event.currentTarget.value))}
      >
        <option value="">{text.automatic}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {text.kinds[kind]}
          </option>
        ))}
      </select>
      <span class="column-reading">{taken}</span>
    </span>
  );
}

function AddColumn({ session }: { session: TableSession }) {
  const text = words().table;
  const [name, setName] = useState("");
  const [rating, setRating] = useState(false);
  const isTaken = session.desk.value.columns.some((column) => column.name === name.trim());
  return (
    <form
      class="add-column"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "" || isTaken) return;
        addColumn(session, name.trim(), rating);
        setName("");
      }}
    >
      <input class="field" placeholder={text.ownName} aria-label={text.ownName} value={name} onInput={(event) => setName(event.currentTarget.value)} />
      <label>
        <input type="checkbox" checked={rating} onChange={(event) => setRating(event.currentTarget.checked)} /> {text.asRating}
      </label>
      <button type="submit" class="button" disabled={name.trim() === "" || isTaken}>
        {text.addColumn}
      </button>
      <p class="hint">{text.ownHint}</p>
    </form>
  );
}
