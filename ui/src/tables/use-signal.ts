import { effect, type ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";

/** The value of a signal; the component is drawn again when it changes. */
export function useSignalValue<Value>(source: ReadonlySignal<Value>): Value {
  const [, draw] = useState(0);
  useEffect(() => {
    let known = source.peek();
    return effect(() => {
      const value = source.value;
      if (value !== known) draw((count) => count + 1);
      known = value;
    });
  }, [source]);
  return source.peek();
}
