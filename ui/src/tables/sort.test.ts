import { expect, test } from "vitest";
import { numberIn, sortCells } from "./sort";

const sorted = (cells: string[], direction: "ascending" | "descending" = "ascending") =>
  sortCells(cells, direction, "en").order.map((index) => cells[index]);

test("numbers as people write them", () => {
  for (const [cell, number] of [
    ["1,200.50", 1200.5],
    ["1.200,50 €", 1200.5],
    ["1 200", 1200],
    ["1'200", 1200],
    ["3,5", 3.5],
    ["0,125", 0.125],
    ["$20", 20],
    ["USD 1,000,000", 1_000_000],
    ["−4", -4],
    ["20–40 €", 20],
    ["~15%", 15],
    ["30 s", 30],
    ["4–5 min", 240],
    ["2 kg", 2000],
  ] as const) {
    expect(numberIn(cell), cell).toBe(number);
  }
  for (const cell of ["", "Yes", "French press", "—", "B52"]) expect(numberIn(cell), cell).toBeUndefined();
});

test("times of different units stand in their true order", () => {
  expect(sorted(["4 min", "12–18 h", "30 s", "90 s"])).toEqual(["30 s", "90 s", "4 min", "12–18 h"]);
});

test("what is empty or unreadable stays last in both directions", () => {
  const cells = ["10", "", "unknown", "9", "–"];
  expect(sorted(cells)).toEqual(["9", "10", "", "unknown", "–"]);
  expect(sorted(cells, "descending")).toEqual(["10", "9", "", "unknown", "–"]);
  expect(sortCells(cells, "ascending", "en")).toMatchObject({ kind: "number", unreadable: 1 });
});

test("words sort as words, numbers within them as numbers, equals in the page's order", () => {
  expect(sorted(["Model 10", "model 9", "Äpfel", "Zebra"])).toEqual(["Äpfel", "model 9", "Model 10", "Zebra"]);
  expect(sortCells(["b", "a", "b"], "descending", "en").order).toEqual([0, 2, 1]);
});
