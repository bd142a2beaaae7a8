import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../core/dialog";
import { words } from "../i18n/words";
import { bars, points, summary } from "./chart";
import { formatted } from "./format";
import type { TableSession } from "./session";
import { isMeasured } from "./sheet";
import { useSignalValue } from "./use-signal";

/** So many rows are drawn; more are no chart but a wall. */
const mostBars = 60;
const mostPoints = 2000;

/** One column as bars or ranges, or two as points. */
export function ChartDialog({ session, onClose }: { session: TableSession; onClose: () => void }) {
  const text = words().table;
  const sheet = useSignalValue(session.sheet);
  const readings = useSignalValue(session.readings);
  const { rows } = useSignalValue(session.arrangement);
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  useEffect(() => void session.read(sheet.columns.map(({ key }) => key)), [session]);
  const measured = sheet.columns.filter(({ key }) => isMeasured(readings.get(key)?.kind)).map(({ key }) => key);
  const one = measured.includes(first) ? first : (measured[0] ?? "");
  const options = measured.map((key) => (
    <option key={key} value={key}>
      {session.label(key)}
    </option>
  ));
  return (
    <Dialog title={text.chart} class="chart-dialog" onClose={onClose}>
      {measured.length === 0 ? (
        <p class="hint">{text.noFigures}</p>
      ) : (
        <>
          <div class="chart-choice">
            <label>
              {text.chartOf} <select value={one} onChange={(event) => setFirst(event.currentTarget.value)}>{options}</select>
            </label>
            <label>
              {text.chartAgainst}{" "}
              <select value={second} onChange={(event) => setSecond(event.currentTarget.value)}>
                <option value="">{text.nothing}</option>
                {options}
              </select>
            </label>
            <button type="button" class="tool" onClick={() => print()}>
              {text.print}
            </button>
          </div>
          <figure class="chart">
            {second === "" ? <BarChart session={session} column={one} rows={rows} /> : <Scatter session={session} across={one} up={second} rows={rows} />}
            <figcaption>{description(session, second === "" ? [one] : [one, second], rows)}</figcaption>
          </figure>
        </>
      )}
    </Dialog>
  );
}

interface ChartProps {
  session: TableSession;
  rows: readonly number[];
}

const barHeight = 22;
const labelWidth = 190;
const plotWidth = 440;

function BarChart({ session, column, rows }: ChartProps & { column: string }) {
  const reading = session.readings.value.get(column);
  if (!reading) return null;
  const chart = bars(reading, rows.slice(0, mostBars));
  const height = chart.bars.length * barHeight;
  const name = (row: number) => shortened(session.sheet.value.rows[row] ?? "");
  const value = (row: number) => session.sheet.value.text[row]?.[session.sheet.value.columns.findIndex(({ key }) => key === column)] ?? "";
  return (
    <svg viewBox={`0 0 ${labelWidth + plotWidth + 90} ${height + 30}`} role="img" aria-label={description(session, [column], rows)}>
      {chart.ticks.map(({ value: figure, at }) => (
        <g key={figure}>
          <line class="chart-grid" x1={labelWidth + at * plotWidth} x2={labelWidth + at * plotWidth} y1={0} y2={height} />
          <text class="chart-figure" x={labelWidth + at * plotWidth} y={height + 18} text-anchor="middle">
            {formatted(figure, reading)}
          </text>
        </g>
      ))}
      {chart.bars.map(({ row, start, end, isRange }, index) => (
        <g key={row}>
          <text class="chart-name" x={labelWidth - 10} y={(index + 0.5) * barHeight} dy="0.35em" text-anchor="end">
            {name(row)}
          </text>
          <rect
            class={isRange ? "chart-range" : "chart-bar"}
            x={labelWidth + start * plotWidth}
            y={index * barHeight + 5}
            width={Math.max((end - start) * plotWidth, 2)}
            height={barHeight - 10}
            rx={2}
          />
          <text class="chart-figure" x={labelWidth + end * plotWidth + 6} y={(index + 0.5) * barHeight} dy="0.35em">
            {shortened(value(row), 14)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Scatter({ session, across, up, rows }: ChartProps & { across: string; up: string }) {
  const [x, y] = [session.readings.value.get(across), session.readings.value.get(up)];
  if (!x || !y) return null;
  const chart = points(x, y, rows.slice(0, mostPoints));
  const [left, width, height] = [80, 560, 340];
  const named = chart.points.length <= 24;
  return (
    <svg viewBox={`0 0 ${left + width + 80} ${height + 60}`} role="img" aria-label={description(session, [across, up], rows)}>
      {chart.x.map(({ value, at }) => (
        <text key={value} class="chart-figure" x={left + at * width} y={height + 20} text-anchor="middle">
          {formatted(value, x)}
        </text>
      ))}
      {chart.y.map(({ value, at }) => (
        <g key={value}>
          <line class="chart-grid" x1={left} x2={left + width} y1={height - at * height + 8} y2={height - at * height + 8} />
          <text class="chart-figure" x={left - 10} y={height - at * height + 8} dy="0.35em" text-anchor="end">
            {formatted(value, y)}
          </text>
        </g>
      ))}
      {chart.points.map(({ row, x: right, y: high }) => (
        <g key={row}>
          <circle class="chart-point" cx={left + right * width} cy={height - high * height + 8} r={4.5} />
          {named && (
            <text class="chart-name" x={left + right * width + 8} y={height - high * height + 4}>
              {shortened(session.sheet.value.rows[row] ?? "", 16)}
            </text>
          )}
        </g>
      ))}
      <text class="chart-axis" x={left + width} y={height + 46} text-anchor="end">
        {session.label(across)}
      </text>
      <text class="chart-axis" x={0} y={0} dy="-0.4em">
        {session.label(up)}
      </text>
    </svg>
  );
}

/** The chart in words, for those who do not see it and for print. */
function description(session: TableSession, keys: readonly string[], rows: readonly number[]): string {
  const parts = keys.flatMap((key) => {
    const reading = session.readings.value.get(key);
    const found = reading && summary(reading, rows);
    if (!reading || !found) return [];
    const show = (value: number) => formatted(value, reading);
    return [words().table.chartWords(session.label(key), found.rows, show(found.lowest), show(found.highest), show(found.median))];
  });
  return parts.join(" ");
}

function shortened(text: string, most = 26): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
