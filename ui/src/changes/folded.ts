/** Which lines of a comparison are shown: those that changed and those beside them. */

import type { LineChange } from "../core/wire";

/** Lines to show, or a number of unchanged lines folded away. */
export type Stretch = { lines: readonly LineChange[]; first: number } | { folded: number; first: number };

const around = 1;
/** Fewer unchanged lines than this take no more room than what would stand for them. */
const worthFolding = 3;

/** Cuts a comparison into what is shown and what is folded. `open` has the first lines of what the reader unfolded. */
export function stretches(changes: readonly LineChange[], open: ReadonlySet<number>): Stretch[] {
  const isNear = nearChanges(changes);
  const found: Stretch[] = [];
  let first = 0;
  while (first < changes.length) {
    let end = first;
    while (end < changes.length && isNear[end] === isNear[first]) end++;
    const lines = changes.slice(first, end);
    const isShown = isNear[first] === true || lines.length < worthFolding || open.has(first);
    found.push(isShown ? { lines, first } : { folded: lines.length, first });
    first = end;
  }
  return found;
}

function nearChanges(changes: readonly LineChange[]): boolean[] {
  const isNear = changes.map(() => false);
  changes.forEach(({ change }, index) => {
    if (change === "same") return;
    const end = Math.min(changes.length - 1, index + around);
    for (let near = Math.max(0, index - around); near <= end; near++) isNear[near] = true;
  });
  return isNear;
}
