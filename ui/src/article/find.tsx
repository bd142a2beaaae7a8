import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { announceFound, FindBar } from "../core/find-bar";
import { setHighlight } from "../core/highlights";
import { findText } from "./find-text";

/** Finds words on the surface that is shown. */
export function SurfaceFind({ column, onClose }: { column: RefObject<HTMLElement | null>; onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [ranges, setRanges] = useState<readonly Range[]>([]);
  const [current, setCurrent] = useState(0);
  useLayoutEffect(
    () => () => {
      setHighlight("find", []);
      setHighlight("find-current", []);
    },
    [],
  );
  useEffect(() => {
    const found = column.current ? findText(column.current, query) : [];
    setRanges(found);
    setCurrent(0);
    setHighlight("find", found);
    show(found[0]);
    announceFound(query, found.length);
  }, [query]);
  const go = (index: number) => {
    setCurrent(index);
    show(ranges[index]);
  };
  return (
    <FindBar query={query} count={ranges.length} current={current} onQuery={setQuery} onGo={go} onClose={onClose} />
  );
}

function show(range: Range | undefined): void {
  setHighlight("find-current", range ? [range] : []);
  const place = range?.startContainer.parentElement;
  place?.closest("details")?.setAttribute("open", "");
  place?.scrollIntoView({ block: "center" });
}
