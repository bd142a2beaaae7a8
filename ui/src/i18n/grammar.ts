/** What languages do with numbers: they count in forms of their own, and write digits and lists in their own way. */

/** A language that Postil speaks, by its BCP 47 tag. */
export type LanguageId = "en" | "de" | "ar";

/** Counting and writing numbers in one language. */
export interface Grammar<Form extends Intl.LDMLPluralRule> {
  /** BCP 47 tag with the reader's region where the system names one: `de-AT` rather than `de`. */
  locale: string;
  /** "1,234". */
  number: (value: number) => string;
  /** "45 %", of a whole number from 0 to 100. */
  percent: (value: number) => string;
  /** "5 min". */
  minutes: (value: number) => string;
  /** The form that belongs to a number; `#` in it stands for the number itself. */
  count: (value: number, forms: Readonly<Record<Form, string>>) => string;
  /** "a, b and c". */
  list: (parts: readonly string[]) => string;
}

/**
 * The grammar of a language. `Form` are its plural forms: a text that lacks one of them does not compile.
 *
 * The formats are made when first asked for, so that a language costs nothing until it is read.
 */
export function grammar<Form extends Intl.LDMLPluralRule>(language: LanguageId): Grammar<Form> {
  const locale = withRegion(language);
  const rules = once(() => new Intl.PluralRules(locale));
  const number = once(() => new Intl.NumberFormat(locale));
  const percent = once(() => new Intl.NumberFormat(locale, { style: "percent" }));
  const minutes = once(() => new Intl.NumberFormat(locale, { style: "unit", unit: "minute", unitDisplay: "short" }));
  const list = once(() => new Intl.ListFormat(locale));
  return {
    locale,
    number: (value) => number().format(value),
    percent: (value) => percent().format(value / 100),
    minutes: (value) => minutes().format(value),
    count: (value, forms) => forms[rules().select(value) as Form].replaceAll("#", number().format(value)),
    list: (parts) => list().format(parts),
  };
}

/** The first of the system's languages that is this one. */
function withRegion(language: LanguageId): string {
  const isThis = (tag: string) => tag === language || tag.startsWith(`${language}-`);
  return systemLanguages().find(isThis) ?? language;
}

/** The system's languages in the reader's order. A system without any names "C", which `Intl` refuses. */
export function systemLanguages(): readonly string[] {
  return navigator.languages.filter((tag) => {
    try {
      return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
    } catch {
      return false;
    }
  });
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
