/** Whether comments tell their date rather than how long ago they were written. */

import { signal } from "@preact/signals";

export const hasAbsoluteTimes = signal(false);

/** Changes it for all comments. */
export function toggleTimes(): void {
  hasAbsoluteTimes.value = !hasAbsoluteTimes.value;
}
