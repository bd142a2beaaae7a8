/** Whether this computer has a connection, as far as the system knows, and how what needs one says so. */

import { signal } from "@preact/signals";
import { words } from "../i18n/words";

export const isOnline = signal(navigator.onLine);

for (const event of ["online", "offline"]) addEventListener(event, () => (isOnline.value = navigator.onLine));

/** Stands beside what needs a connection while there is none. */
export function NeedsConnection() {
  if (isOnline.value) return null;
  return <span class="needs-connection">{words().fetching.needsConnection}</span>;
}
