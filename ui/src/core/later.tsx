import { type ComponentType, h } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { reportFailure } from "./undo";

/** Code that was named and may still be unread, in the order it was named. */
const named: (() => Promise<unknown>)[] = [];

/** A view whose code is read when it is first shown, or by [`readAhead`]: what few readers open costs the start nothing. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let view: ComponentType<Props> | undefined;
  const read = async () => {
    view ??= await load();
  };
  named.push(read);
  return function Later(props: Props) {
    const [, redraw] = useState(false);
    useLayoutEffect(() => {
      if (!view) read().then(() => redraw(true), reportFailure);
    }, []);
    return view ? h(view, props) : null;
  };
}

/** As [`later`], for code that is no view: gives what reads it, the second time from memory. */
export function laterModule<Module>(load: () => Promise<Module>): () => Promise<Module> {
  named.push(load);
  return load;
}

/** Long enough for the window to answer a key in between. */
const pause = 30;

/**
 * Reads all code that was named and nobody asked for yet, piece by piece, so that a key which opens something later
 * opens it within the same frame. What fails is asked for again, and told, when it is wanted.
 */
export async function readAhead(): Promise<void> {
  for (let read = named.shift(); read; read = named.shift()) {
    // One after the other is the point.
    // oxlint-disable-next-line no-await-in-loop
    await read().catch(() => {});
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
