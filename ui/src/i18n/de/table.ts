import type { Words } from "../words";
import { count } from "./grammar";

const directions = { ascending: "aufsteigend", descending: "absteigend" };
const kinds = { number: "Zahl", text: "Text" };

export const table: Words["table"] = {
  count: (n) => count(n, { one: "# Tabelle", other: "# Tabellen" }),
  unnamed: "Tabelle",
  none: "Dieser Artikel hat keine Tabellen.",
  recovered:
    "Im kopierten Text waren die Zellgrenzen dieser Tabelle verloren. Postil hat sie aus den Spalten wiedergefunden.",
  unsorted: "In der Reihenfolge der Seite",
  sorted: (column, direction, kind, unreadable) => {
    const rest =
      unreadable > 0
        ? count(unreadable, {
            one: ", # Zelle unlesbar, ans Ende gestellt",
            other: ", # Zellen unlesbar, ans Ende gestellt",
          })
        : "";
    return `Sortiert nach ${column}, ${directions[direction]}, als ${kinds[kind]}${rest}`;
  },
};
