import { type ComponentType, h } from "preact";
import { useEffect, useState } from "preact/hooks";
import { reportFailure } from "./undo";

/** A view whose code is read when it is first shown: what few readers open costs the start nothing. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [, setLoaded] = useState(loaded !== undefined);
    useEffect(() => {
      if (loaded) return;
      load()
        .then((view) => {
          loaded = view;
          setLoaded(true);
        })
        .catch(reportFailure);
    }, []);
    return loaded ? h(loaded, props) : null;
  };
}
