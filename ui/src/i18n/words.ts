/** The words of the interface in the reader's language. */

import { signal } from "@preact/signals";
import type { Language } from "../core/wire";
import { en } from "./en";
import type { FailureWords } from "./failures";
import { type LanguageId, systemLanguages } from "./grammar";

/** What every language must say. A catalogue that lacks a word or a plural form does not compile. */
export type Words = typeof en;

/** What every language but that of the library itself must say besides. */
export type Translation = Words & { failures: FailureWords };

/** What the languages call themselves. */
export const languageNames: Record<LanguageId, string> = { en: "English", de: "Deutsch", ar: "العربية" };

const catalogues: Record<LanguageId, () => Promise<Words>> = {
  en: () => Promise.resolve(en),
  de: async () => (await import("./de")).de,
  ar: async () => (await import("./ar")).ar,
};

const current = signal<{ id: LanguageId; words: Words }>({ id: "en", words: en });

/** The catalogue in use. Components that call this follow a change of language. */
export function words(): Words {
  return current.value.words;
}

/** Which way the interface itself runs, whatever the article does. */
export function interfaceDirection(): "ltr" | "rtl" {
  return current.value.id === "ar" ? "rtl" : "ltr";
}

/** BCP 47 tag for dates, numbers and sorting, in the language of the interface and the reader's region. */
export function locale(): string {
  return current.value.words.locale;
}

/** Speaks the language that is chosen, or the first of the system's languages that Postil knows. */
export async function speak(chosen: Language): Promise<void> {
  const id = chosen === "system" ? languageOfSystem() : chosen;
  if (id !== current.value.id) current.value = { id, words: await catalogues[id]() };
  document.documentElement.lang = locale();
  document.documentElement.dir = interfaceDirection();
}

function languageOfSystem(): LanguageId {
  const known = systemLanguages().map((tag) => tag.split("-")[0] ?? "");
  return known.find(isLanguage) ?? "en";
}

function isLanguage(tag: string): tag is LanguageId {
  return Object.hasOwn(catalogues, tag);
}
