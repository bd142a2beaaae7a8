import { grammar } from "../grammar";

export const { locale, number, percent, minutes, count, list } = grammar<"one" | "other">("de");
