import type { FunctionComponent } from "preact";
import { ChartDialog } from "./chart-view";
import { ColumnsDialog } from "./columns-view";
import { DecisionDialog } from "./decision";
import { ExportDialog } from "./export-view";
import { RepairDialog } from "./repair-view";
import type { TableSession } from "./session";
import type { DialogName } from "./tools";

/** What a table's dialogs need. */
export interface TableDialogProps {
  session: TableSession;
  onClose: () => void;
}

/** The dialogs of a table, by name. They are fetched when the first of them is opened. */
export const dialogs: Record<DialogName, FunctionComponent<TableDialogProps>> = {
  columns: ColumnsDialog,
  chart: ChartDialog,
  decision: DecisionDialog,
  export: ExportDialog,
  repair: RepairDialog,
};
