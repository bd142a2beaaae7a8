import { effect, type ReadonlySignal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** The value of a signal; the component is drawn again when it changes. */
export function useSignalValue<Value>(source: ReadonlySignal<Value>): Value {
  const [, draw] = useState(0);
  const value = source.peek();
  // What was drawn: the signal may have changed before anything listened to it.
  const drawn = useRef(value);
  drawn.current = value;
  useLayoutEffect(
    () =>
      effect(() => {
        if (source.value !== drawn.current) draw((count) => count + 1);
      }),
    [source],
  );
  return value;
}
