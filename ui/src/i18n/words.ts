/** The words of the interface in the reader's language. */

import { signal } from "@preact/signals";
import { en, type Words } from "./en";

const current = signal<{ locale: string; words: Words }>({ locale: "en", words: en });

/** The catalogue in use. Components that call this follow a change of language. */
export function words(): Words {
  return current.value.words;
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
