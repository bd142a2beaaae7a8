import { grammar } from "../grammar";

export const { locale, number, percent, minutes, count, list } = grammar<
  "zero" | "one" | "two" | "few" | "many" | "other"
>("ar");
