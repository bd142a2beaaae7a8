import { useRef, useState } from "preact/hooks";
import { Dialog } from "../core/dialog";
import { words } from "../i18n/words";
import { isUnsure } from "./doubt";
import { textGrid } from "./grid";
import { type At, type Draft, draftOf, mergeRows, mergeWithNext, moveBorder, removeRow, setHeaders, setText, splitCell, splitRow, tableOf } from "./repair";
import type { TableSession } from "./session";

/** Rows shown for repair at once: more fields than this make every key slow. */
const mostRows = 100;

/** Puts a table right by hand, with the text it came from beside it. What comes of it lies over the page's table. */
export function RepairDialog({ session, onClose }: { session: TableSession; onClose: () => void }) {
  const text = words().table;
  const [history, setHistory] = useState<readonly Draft[]>(() => [draftOf(session.table.value)]);
  const [undone, setUndone] = useState<readonly Draft[]>([]);
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const caret = useRef(0);
  const draft = history.at(-1) ?? draftOf(session.table.value);
  const change = (next: Draft) => {
    if (next === draft) return;
    setHistory([...history, next].slice(-200));
    setUndone([]);
  };
  const back = () => {
    if (history.length < 2) return;
    setHistory(history.slice(0, -1));
    setUndone([...undone, draft]);
  };
  const again = () => {
    const next = undone.at(-1);
    if (!next) return;
    setHistory([...history, next]);
    setUndone(undone.slice(0, -1));
  };
  const keep = () => {
    const table = tableOf(draft, session.original);
    const of = session.use === "made" ? null : session.fingerprint;
    session.change({ version: { of, table } }, text.versionKept);
    session.forget(session.sheet.value.columns.map(({ key }) => key));
    onClose();
  };
  const original = session.original.recovered_from ?? textGrid(session.sheet.value.grid).map((line) => line.join("  ")).join("\n");
  const tools = { draft, at, change, caret: () => caret.current };
  return (
    <Dialog title={text.repair} class="repair-dialog" onClose={onClose}>
      <p class="hint">{text.repairHint}</p>
      <div class="repair-tools" role="toolbar" aria-label={text.repair}>
        <RepairTools {...tools} />
        <button type="button" class="tool" disabled={history.length < 2} onClick={back}>
          {words().undo}
        </button>
        <button type="button" class="tool" disabled={undone.length === 0} onClick={again}>
          {text.redo}
        </button>
      </div>
      <div class="repair-panes">
        <RepairGrid draft={draft} at={at} onAt={setAt} onCaret={(offset) => (caret.current = offset)} onChange={change} />
        <details class="repair-original" open>
          <summary>{text.originalText}</summary>
          <pre dir="auto">{original}</pre>
        </details>
      </div>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {words().cancel}
        </button>
        <button type="button" class="button primary" onClick={keep}>
          {text.keepVersion}
        </button>
      </div>
    </Dialog>
  );
}

interface ToolsProps {
  draft: Draft;
  at: At;
  change: (next: Draft) => void;
  caret: () => number;
}

function RepairTools({ draft, at, change, caret }: ToolsProps) {
  const text = words().table.repairs;
  const steps: [string, () => Draft][] = [
    [text.borderLeft, () => moveBorder(draft, at, -1)],
    [text.borderRight, () => moveBorder(draft, at, 1)],
    [text.splitCell, () => splitCell(draft, at, caret())],
    [text.mergeCell, () => mergeWithNext(draft, at)],
    [text.splitRow, () => splitRow(draft, at)],
    [text.mergeRow, () => mergeRows(draft, at.row)],
    [text.removeRow, () => removeRow(draft, at.row)],
  ];
  return (
    <>
      {steps.map(([name, step]) => (
        // The field keeps the focus, and with it the place that the tool works on.
        <button key={name} type="button" class="tool" onPointerDown={(event) => event.preventDefault()} onClick={() => change(step())}>
          {name}
        </button>
      ))}
      <label class="repair-number">
        {text.headerRows}
        <input type="number" min={0} max={draft.rows.length - 1} value={draft.headerRows} onInput={(event) => change(setHeaders(draft, event.currentTarget.valueAsNumber || 0, draft.headerColumns))} />
      </label>
      <label class="repair-number">
        {text.headerColumns}
        <input type="number" min={0} max={draft.rows[0]?.length ?? 0} value={draft.headerColumns} onInput={(event) => change(setHeaders(draft, draft.headerRows, event.currentTarget.valueAsNumber || 0))} />
      </label>
    </>
  );
}

interface GridProps {
  draft: Draft;
  at: At;
  onAt: (at: At) => void;
  onCaret: (offset: number) => void;
  onChange: (next: Draft) => void;
}

/** So many characters a column is wide at most; longer cells take several lines. */
const widest = 24;

/** How many characters wide each column is. */
function columnWidths({ rows }: Draft): number[] {
  const widths: number[] = [];
  for (const line of rows) line.forEach(({ text }, column) => (widths[column] = Math.min(widest, Math.max(widths[column] ?? 4, text.length))));
  return widths;
}

function RepairGrid({ draft, at, onAt, onCaret, onChange }: GridProps) {
  const text = words().table;
  const from = Math.max(0, Math.min(at.row - mostRows / 2, draft.rows.length - mostRows));
  const widths = columnWidths(draft);
  return (
    <div class="repair-grid">
      <table>
        <tbody>
          {draft.rows.slice(from, from + mostRows).map((line, offset) => (
            <tr key={from + offset} class={from + offset < draft.headerRows ? "header" : undefined}>
              {line.map((cell, column) => {
                const row = from + offset;
                const isGuess = cell.source !== undefined && isUnsure(cell.source);
                return (
                  <td key={`${row}-${column}`} class={row === at.row && column === at.column ? "current" : undefined}>
                    <textarea
                      rows={Math.ceil(cell.text.length / (widths[column] ?? widest)) || 1}
                      style={{ minWidth: `${(widths[column] ?? widest) + 4}ch` }}
                      dir="auto"
                      class={column < draft.headerColumns ? "header" : undefined}
                      value={cell.text}
                      aria-label={text.repairCell(row + 1, column + 1)}
                      onFocus={() => onAt({ row, column })}
                      onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
                      onInput={(event) => onChange(setText(draft, { row, column }, event.currentTarget.value))}
                    />
                    {isGuess && <span class="tag check-tag">{text.check}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
