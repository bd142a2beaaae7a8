/** An article on its way from the library: what is said about it if it takes long, and how to give it up. */

import { signal } from "@preact/signals";

/** So long, in milliseconds, nothing is shown: what comes sooner would only flicker. */
const unseen = 150;
/** From then on words and a way out are shown, no longer only the place where the text will be. */
const long = 1000;

interface Opening {
  isLong: boolean;
  giveUp: () => void;
}

/** What takes longer than the eye, while it does. */
export const opening = signal<Opening | undefined>(undefined);

let latest = 0;

/**
 * What `work` gives; undefined where the reader gave it up or wanted something else meanwhile. `undo` is called once
 * work that was given up is done after all.
 */
export async function awaited<Value>(work: Promise<Value>, undo: () => void): Promise<Value | undefined> {
  latest += 1;
  const own = latest;
  const giveUp = () => {
    latest += 1;
    opening.value = undefined;
    work.then(undo, () => {});
  };
  const after = (time: number, isLong: boolean) => setTimeout(() => own === latest && (opening.value = { isLong, giveUp }), time);
  const timers = [after(unseen, false), after(long, true)];
  try {
    const value = await work;
    return own === latest ? value : undefined;
  } catch (error) {
    if (own === latest) throw error;
    return undefined;
  } finally {
    timers.forEach(clearTimeout);
    if (own === latest) opening.value = undefined;
  }
}
