/** A table of the reader's own, out of lines of text. */

import { goTo } from "../article/reading";
import { call } from "../core/core";
import { offerUndo, reportFailure, tell } from "../core/undo";
import { words } from "../i18n/words";

/** The selected lines, where there are several. */
export function selectedLines(): string | undefined {
  const text = getSelection()?.toString().trim() ?? "";
  return text.includes("\n") ? text : undefined;
}

/** Makes a table of lines and shows it among the article's tables; says so where they are none. */
export async function makeTable(lines: string): Promise<void> {
  try {
    const table = await call("table_from_lines", { text: lines });
    if (!table) {
      tell(words().table.noTableIn);
      return;
    }
    const { addMade } = await import("./sessions");
    const session = addMade(table);
    offerUndo(await session.save(), words().table.tableMade(table.rows.length));
    goTo({ to: "table", id: session.block.id });
  } catch (error) {
    reportFailure(error);
  }
}
