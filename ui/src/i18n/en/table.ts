import type { Direction } from "../../tables/sort";
import { count } from "./grammar";

export const table = {
  count: (n: number) => count(n, { one: "# table", other: "# tables" }),
  unnamed: "Table",
  none: "This article has no tables.",
  recovered: "The copied text had lost this table’s cell borders. Postil found them again from its columns.",
  unsorted: "In the order of the page",
  sorted: (column: string, direction: Direction, kind: "number" | "text", unreadable: number) => {
    const rest =
      unreadable > 0
        ? count(unreadable, { one: ", # cell unreadable, kept last", other: ", # cells unreadable, kept last" })
        : "";
    return `Sorted by ${column}, ${direction}, as ${kind}${rest}`;
  },
};
