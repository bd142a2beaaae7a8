/** Values of columns for people: in the reader's language, in a unit of a handy size. */

import type { ColumnReading } from "../core/wire";
import { locale } from "../i18n/words";

const times = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A value of a column: "1.5 h", "€ 20", "May 2024". */
export function formatted(value: number, { kind, unit }: Pick<ColumnReading, "kind" | "unit">): string {
  const style = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale(), { maximumFractionDigits: 2, notation: Math.abs(value) >= 1e6 ? "compact" : "standard", ...options });
  switch (kind) {
    case "date":
      return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeZone: "UTC" }).format(value * 1000);
    case "duration": {
      const [name, seconds] = times.find(([, length]) => Math.abs(value) >= length) ?? (["second", 1] as const);
      return style({ style: "unit", unit: name, unitDisplay: "short" }).format(value / seconds);
    }
    case "percent":
      return style({}).format(value) + " %";
    case "rating":
      return style({ maximumFractionDigits: 1 }).format(value * 5) + " ★";
    case "currency":
      return currency(value, unit ?? "");
    default:
      return [style({}).format(value), unit ?? ""].filter(Boolean).join(" ");
  }
}

function currency(value: number, unit: string): string {
  const [code = "", per] = unit.split("/");
  // Only what ISO 4217 could know has a sign of its own.
  const known: Intl.NumberFormatOptions = /^[A-Z]{3}$/.test(code) ? { style: "currency", currency: code, currencyDisplay: "narrowSymbol" } : {};
  const digits = Number.isInteger(value) ? 0 : 2;
  const amount = new Intl.NumberFormat(locale(), { ...known, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  const named = known.style ? amount : [code, amount].filter(Boolean).join(" ");
  return per === undefined ? named : `${named}/${per}`;
}
