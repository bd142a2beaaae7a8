/** Dates in the reader's words. A date is only as precise as its source: nothing is filled in. */

import type { Date as PageDate } from "./wire";

const DAY = 86_400_000;

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["month", 30.44 * DAY],
  ["week", 7 * DAY],
  ["day", DAY],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/**
 * "3 weeks ago", and from a year on the date itself, which says more. A date without a time of day is never closer
 * than days; undefined when it cannot be read.
 */
export function relativeDate(date: PageDate, now: number, locale: string): string | undefined {
  const moment = parse(date);
  if (moment === undefined) return undefined;
  if (date.length < 10) return absoluteDate(date, locale);
  if (Math.abs(moment - now) > 365 * DAY) return shortDate(date, locale);
  const hasTime = date.includes("T");
  const distance = moment - now;
  const format = relativeFormat(locale);
  for (const [unit, length] of units) {
    if (!hasTime && length < DAY) break;
    if (Math.abs(distance) >= length) return format.format(Math.trunc(distance / length), unit);
  }
  return format.format(0, hasTime ? "minute" : "day");
}

/** "28 October 2025, 16:25", as precise as the source. */
export function absoluteDate(date: PageDate, locale: string): string | undefined {
  const moment = parse(date);
  if (moment === undefined) return undefined;
  const options: Intl.DateTimeFormatOptions = { year: "numeric" };
  if (date.length >= 7) options.month = "long";
  if (date.length >= 10) options.day = "numeric";
  if (date.includes("T")) Object.assign(options, { hour: "numeric", minute: "2-digit" });
  // A date without a time is no moment; it is read and written as UTC so that no zone moves it to another day.
  if (!date.includes("T")) options.timeZone = "UTC";
  return dateFormat(locale, options).format(moment);
}

/** "28 Oct 2025". */
export function shortDate(date: PageDate, locale: string): string | undefined {
  const moment = parse(date);
  if (moment === undefined) return undefined;
  const options: Intl.DateTimeFormatOptions = { year: "numeric" };
  if (date.length >= 7) options.month = "short";
  if (date.length >= 10) options.day = "numeric";
  if (!date.includes("T")) options.timeZone = "UTC";
  return dateFormat(locale, options).format(moment);
}

function parse(date: PageDate): number | undefined {
  const moment = Date.parse(date);
  return Number.isNaN(moment) ? undefined : moment;
}

/** A format takes far longer to make than to use, and every comment has a date. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, known);
  return known;
}

function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  const known = relativeFormats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  relativeFormats.set(locale, known);
  return known;
}
