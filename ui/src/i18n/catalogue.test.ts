import { expect, test, vi } from "vitest";
import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { grammar } from "./grammar";

// Before the catalogues are read: they ask for the system's languages, which only a window has.
vi.hoisted(() => vi.stubGlobal("navigator", { languages: ["en-GB", "C"] }));

test("each language has exactly the plural forms that its rules ask for", () => {
  // The types demand one text a form; this holds the forms themselves against Unicode's.
  const declared = {
    en: ["one", "other"],
    de: ["one", "other"],
    ar: ["few", "many", "one", "other", "two", "zero"],
  };
  for (const [language, forms] of Object.entries(declared)) {
    expect(new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()).toEqual(forms);
  }
});

test("Arabic counts in six forms", () => {
  const forms = [0, 1, 2, 3, 11, 100].map((n) => ar.library.notes(n).replaceAll(/[\d\u0660-\u0669]+/g, "#"));
  expect(forms).toEqual(["لا ملاحظات", "ملاحظة واحدة", "ملاحظتان", "# ملاحظات", "# ملاحظة", "# ملاحظة"]);
});

test("numbers are written as the language writes them", () => {
  expect(en.library.notes(1234)).toBe("1,234 notes");
  expect(de.library.notes(1234)).toBe("1.234 Notizen");
  expect(grammar("de").percent(45)).toBe("45\u00A0%");
  expect(en.receipt.summary(["a", "b", "c"])).toMatch(/^Not saved: a, b,? and c\.$/);
});

test("no text is left in another language's words", () => {
  const texts = (value: object): string[] =>
    Object.values(value).flatMap((each) =>
      typeof each === "string" ? [each] : typeof each === "object" ? texts(each) : [],
    );
  const arabic = texts({ ...ar, locale: "", app: "", shortcuts: { ...ar.shortcuts, keyNames: {} } });
  expect(arabic.filter((text) => text !== "" && !/\p{Script=Arabic}/u.test(text))).toEqual([]);
});

test("what goes wrong is said in the reader's language, with what it names", () => {
  const said = (is: "too_many", seconds: number | null) => [de, ar].map(({ failures }) => failures[is]({ is, seconds }));
  expect(said("too_many", 120)).toEqual([
    "Die Website bittet um weniger Anfragen. Versuchen Sie es in 2 Minuten noch einmal.",
    "يطلب الموقع طلبات أقل. أعد المحاولة بعد دقيقتين.",
  ]);
  expect(said("too_many", null)[0]).toContain("später");
  expect(de.failures.local({ is: "local", host: "drucker" })).toContain("„drucker“");
});
