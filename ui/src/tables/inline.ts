/** Tables within a text: read with the first article that has one. */

import { drawTablesBy } from "../article/blocks";
import { tableElement } from "./table";

drawTablesBy(tableElement);
