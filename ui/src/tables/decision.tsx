import { Dialog } from "../core/dialog";
import type { Verdict } from "../core/wire";
import { words } from "../i18n/words";
import { Markdown } from "../notes/markdown-view";
import { type Entry, entries } from "../notes/notes";
import { judge } from "./actions";
import type { TableSession } from "./session";
import { useSignalValue } from "./use-signal";

/** The rows in the running, with everything the reader wrote about them; then those that are out. */
export function DecisionDialog({ session, onClose }: { session: TableSession; onClose: () => void }) {
  const { marks } = useSignalValue(session.desk);
  const text = words().table;
  const of = (verdict: Verdict) => marks.filter((mark) => mark.verdict === verdict).map(({ row }) => row);
  const ruledOut = of("ruled_out");
  return (
    <Dialog title={text.decision(of("shortlisted").length)} class="decision-dialog" onClose={onClose}>
      {marks.length === 0 && <p class="hint">{text.decisionHint}</p>}
      {of("shortlisted").map((row) => (
        <Candidate key={row} session={session} row={row} />
      ))}
      {ruledOut.length > 0 && <h3>{text.verdicts.ruled_out}</h3>}
      {ruledOut.map((row) => (
        <Candidate key={row} session={session} row={row} />
      ))}
    </Dialog>
  );
}

function Candidate({ session, row }: { session: TableSession; row: string }) {
  const text = words().table;
  const sheet = session.sheet.value;
  const index = sheet.rows.indexOf(row);
  const cells = sheet.columns.flatMap((column, at) => {
    const said = sheet.text[index]?.[at] ?? "";
    return at > 0 && said !== "" ? [{ column, said: column.own?.rating ? "★".repeat(Number(said)) : said }] : [];
  });
  const verdict = session.verdicts.value.get(row);
  return (
    <article class={`candidate ${verdict ?? ""}`}>
      <header>
        <h4 dir="auto">{row}</h4>
        <button type="button" class="tool" onClick={() => verdict && judge(session, row, verdict)}>
          {text.unmark}
        </button>
      </header>
      {index < 0 && <p class="hint">{text.rowGone}</p>}
      {verdict === "shortlisted" && (
        <dl>
          {cells.map(({ column, said }) => (
            <div key={column.key} class={column.own ? "own" : undefined}>
              <dt dir="auto">{column.own ? text.mine(column.label) : column.label}</dt>
              <dd dir="auto">{said}</dd>
            </div>
          ))}
        </dl>
      )}
      {notesOn(session, row).map((entry) => (
        <blockquote key={entry.key} class={`label-${entry.label}`}>
          {entry.target.on === "cell" && <cite dir="auto">{entry.target.column}</cite>}
          {entry.body.trim() === "" ? words().notes.highlight : <Markdown source={entry.body} />}
        </blockquote>
      ))}
    </article>
  );
}

function notesOn(session: TableSession, row: string): Entry[] {
  return entries.value.filter(({ target }) => (target.on === "row" || target.on === "cell") && target.table === session.key && target.row === row);
}
