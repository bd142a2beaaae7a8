import { useEffect, useState } from "preact/hooks";
import { Icon } from "../core/icons";
import { words } from "../i18n/words";
import { cycleDifferences, showAll, transpose } from "./actions";
import type { TableSession } from "./session";
import { useSignalValue } from "./use-signal";

/** What a table's tools open. */
export type DialogName = "columns" | "chart" | "decision" | "export" | "repair";

/** The tools of a table. */
export function TableTools({ session, onOpen }: { session: TableSession; onOpen: (name: DialogName) => void }) {
  const text = words().table;
  const { view, marks } = useSignalValue(session.desk);
  const { rows } = useSignalValue(session.arrangement);
  const sheet = useSignalValue(session.sheet);
  const query = useSignalValue(session.query);
  const onlyShortlisted = useSignalValue(session.shortlistedOnly);
  const shortlisted = marks.filter(({ verdict }) => verdict === "shortlisted").length;
  const isFiltered = rows.length < sheet.rows.length;
  return (
    <div class="table-tools" role="toolbar" aria-label={text.tools}>
      <label class="table-search">
        <Icon name="search" />
        <input
          type="search"
          class="table-find"
          placeholder={text.filter}
          aria-label={text.filter}
          value={query}
          onInput={(event) => (session.query.value = event.currentTarget.value)}
          onChange={() => session.say(text.rowsShown(rows.length, sheet.rows.length))}
          onKeyDown={(event) => {
            if (event.key === "Escape" && query !== "") {
              session.query.value = "";
              event.stopPropagation();
            } else if (event.key === "Enter") session.say(text.rowsShown(rows.length, sheet.rows.length));
          }}
        />
      </label>
      {isFiltered && <span class="table-count">{text.rowsShown(rows.length, sheet.rows.length)}</span>}
      <span class="tool-group">
        <Tool name={text.differencesTool[view.differences]} isOn={view.differences !== "off"} onClick={() => void cycleDifferences(session)} />
        <Tool name={text.transpose} isOn={view.transposed} onClick={() => transpose(session)} />
        <CardsTool session={session} />
        <Tool name={text.columns} onClick={() => onOpen("columns")} />
        {view.hidden.length > 0 && <Tool name={text.showHidden(view.hidden.length)} onClick={() => showAll(session)} />}
      </span>
      <span class="tool-group">
        {shortlisted > 0 && (
          <Tool
            name={text.onlyShortlisted}
            isOn={onlyShortlisted}
            onClick={() => (session.shortlistedOnly.value = !onlyShortlisted)}
          />
        )}
        <Tool name={text.decision(shortlisted)} onClick={() => onOpen("decision")} />
        <Tool name={text.chart} onClick={() => onOpen("chart")} />
        <Tool name={text.takeOut} onClick={() => onOpen("export")} />
        <Tool name={text.repair} onClick={() => onOpen("repair")} />
      </span>
    </div>
  );
}

function Tool({ name, isOn, onClick }: { name: string; isOn?: boolean; onClick: () => void }) {
  return (
    <button type="button" class="tool" aria-pressed={isOn} onClick={onClick}>
      {name}
    </button>
  );
}

/** One card a row, or a grid: what the reader chose, else what there is room for. */
function CardsTool({ session }: { session: TableSession }) {
  const text = words().table;
  const { cards } = useSignalValue(session.desk).view;
  const isNarrow = useNarrow();
  const isOn = cards ?? isNarrow;
  return <Tool name={text.cards} isOn={isOn} onClick={() => session.look({ cards: !isOn }, isOn ? text.asGrid : text.asCards)} />;
}

/** Whether the window has no room for a grid; in rem, so that zooming counts. */
export function useNarrow(): boolean {
  const [media] = useState(() => matchMedia("(width < 45rem)"));
  const [isNarrow, setNarrow] = useState(media.matches);
  useEffect(() => {
    const follow = () => setNarrow(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [media]);
  return isNarrow;
}
