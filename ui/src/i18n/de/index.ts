/** Every word of the interface, in German. */

import type { Translation } from "../words";
import { article, link } from "./article";
import { changes } from "./changes";
import { common } from "./common";
import { discussion } from "./discussion";
import { find, search } from "./finding";
import { failures } from "./failures";
import { fetching } from "./fetching";
import { following } from "./following";
import { locale, number } from "./grammar";
import { importing } from "./importing";
import { commands, menu, shortcuts } from "./keys";
import { library } from "./library";
import { notes } from "./notes";
import { organise, preferences } from "./organise";
import { reading, receipt } from "./reading";
import { settings } from "./settings";
import { table } from "./table";

export const de: Translation = {
  locale,
  number,
  ...common,
  changes,
  library,
  importing,
  fetching,
  following,
  failures,
  reading,
  receipt,
  article,
  link,
  table,
  discussion,
  notes,
  organise,
  preferences,
  find,
  search,
  settings,
  shortcuts,
  commands,
  menu,
};
