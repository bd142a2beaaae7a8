/** The words of the interface in the reader's language. */

import { signal } from "@preact/signals";
import { en, type Words } from "./en";

interface Language {
  locale: string;
  direction: "ltr" | "rtl";
  words: Words;
}

const current = signal<Language>({ locale: "en", direction: "ltr", words: en });

/** The catalogue in use. Components that call this follow a change of language. */
export function words(): Words {
  return current.value.words;
}

/** Which way the interface itself runs, whatever the article does. */
export function interfaceDirection(): "ltr" | "rtl" {
  return current.value.direction;
}

/** BCP 47 tag for dates, numbers and sorting: the reader's own, as the system has it. */
export function locale(): string {
  return systemLocale ?? current.value.locale;
}

/** A system without a language (locale "C") names one that `Intl` refuses. */
const systemLocale = navigator.languages.find((tag) => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
});
