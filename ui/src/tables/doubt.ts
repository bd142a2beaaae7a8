/** Which cells of a recovered table the reader is asked to look at. Pure. */

import type { Cell, Table } from "../core/wire";

/** Below this many percent the reader is asked; what is above is often wrong too, so no figure is shown. */
const doubtful = 90;

/** Whether the borders of a cell are a guess. */
export function isUnsure({ confidence }: Cell): boolean {
  return confidence !== undefined && confidence < doubtful;
}

/** How many cells of a table are a guess. */
export function unsureCells({ rows }: Table): number {
  return rows.reduce((sum, { cells }) => sum + cells.filter(isUnsure).length, 0);
}
