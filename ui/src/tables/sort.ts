/** Sorting a column: what its cells mean, and the order that gives. Pure. */

/** How a column is ordered. */
export type Direction = "ascending" | "descending";

/** An order of rows, and how it came about, to be told to the reader. */
export interface Sorted {
  /** Indexes into the cells that were given. */
  order: number[];
  kind: "number" | "text";
  /** Cells with words but no number in a column of numbers; they are kept last. */
  unreadable: number;
}

/** The order of `cells`. Empty and unreadable cells stay last in both directions; equal ones keep their order. */
export function sortCells(cells: readonly string[], direction: Direction, locale: string): Sorted {
  const numbers = cells.map(numberIn);
  const filled = cells.filter((cell) => !isEmpty(cell)).length;
  const readable = numbers.filter((number) => number !== undefined).length;
  const sign = direction === "ascending" ? 1 : -1;
  if (filled > 0 && readable * 2 > filled) {
    const order = stableOrder(numbers, (a, b) => sign * (a - b));
    return { order, kind: "number", unreadable: filled - readable };
  }
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const texts = cells.map((cell) => (isEmpty(cell) ? undefined : cell));
  return { order: stableOrder(texts, (a, b) => sign * collator.compare(a, b)), kind: "text", unreadable: 0 };
}

function stableOrder<Value>(values: readonly (Value | undefined)[], compare: (a: Value, b: Value) => number): number[] {
  return values
    .map((_, index) => index)
    .toSorted((a, b) => {
      const left = values[a];
      const right = values[b];
      if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
      return compare(left, right);
    });
}

function isEmpty(cell: string): boolean {
  return /^[\s–—-]*$/.test(cell) || /^(n\/?a|none)$/i.test(cell.trim());
}

/** What one unit is worth in the smallest unit of its kind, so that "30 s" comes before "4 min". */
const units: Record<string, number> = {
  ms: 0.001, s: 1, sec: 1, second: 1, seconds: 1, min: 60, mins: 60, minute: 60, minutes: 60,
  h: 3600, hr: 3600, hrs: 3600, hour: 3600, hours: 3600, day: 86_400, days: 86_400, week: 604_800, weeks: 604_800,
  month: 2_629_800, months: 2_629_800, year: 31_557_600, years: 31_557_600,
  mg: 0.001, g: 1, kg: 1000, mm: 0.001, cm: 0.01, m: 1, km: 1000, ml: 0.001, l: 1,
  kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, k: 1e3, thousand: 1e3, million: 1e6, billion: 1e9,
}; // prettier-ignore

/** The number a cell states: its first one, a range by its start, scaled by the unit after it. */
export function numberIn(cell: string): number | undefined {
  const match = /^[^\p{L}\d]*?(?:(?:[A-Z]{3}|Rs|kr)\.?\s*)?(?:ca\.|about|from|up to|under|over|~|≈|<|>)?\s*([-−+]?)\p{Sc}?\s*(\d[\d.,'’  ]*|\.\d+)/iu.exec(
    cell.trim(),
  );
  if (!match) return undefined;
  const value = plainNumber(match[2] ?? "");
  if (value === undefined) return undefined;
  const after = cell.trim().slice(match[0].length);
  const unit = /^\s*(?:(?:[-–—]|to|bis)\s*\p{Sc}?\s*\d[\d.,]*\s*)?([a-z]+)\b/iu.exec(after)?.[1]?.toLowerCase();
  const isNegative = match[1] === "-" || match[1] === "−";
  return (isNegative ? -value : value) * ((unit && units[unit]) || 1);
}

/** "1,200.50", "1.200,50", "1 200" and "1'200" alike. A lone separator before exactly three digits groups. */
function plainNumber(digits: string): number | undefined {
  const text = digits.replaceAll(/['’\s  ]/g, "").replace(/[.,]+$/, "");
  const decimal = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (decimal < 0) return finite(text);
  const separator = text[decimal] ?? ".";
  const isOnly = !text.includes(separator === "." ? "," : ".");
  const groups = text.split(separator);
  const groupsOnly = isOnly && groups[0] !== "0" && groups.slice(1).every((group) => group.length === 3);
  if (groupsOnly) return finite(groups.join(""));
  return finite(`${text.slice(0, decimal).replaceAll(/[.,]/g, "")}.${text.slice(decimal + 1)}`);
}

function finite(text: string): number | undefined {
  const value = Number(text);
  return text !== "" && Number.isFinite(value) ? value : undefined;
}
