import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { appendBlocks } from "../article/blocks";
import { followFocus } from "../article/cursor";
import type { Reading } from "../article/reading";
import { words } from "../i18n/words";

/** All tables of the article, as wide as the window allows. */
export function TablesView({ reading, column }: { reading: Reading; column: RefObject<HTMLElement | null> }) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const content = document.createDocumentFragment();
    appendBlocks(content, reading.tables, reading.context);
    root.current?.replaceChildren(content);
  }, [reading]);
  useEffect(() => (root.current ? followFocus(root.current) : undefined), [reading]);
  return (
    <main ref={column} class="text-column" data-pane tabIndex={-1} aria-label={words().reading.surfaces.tables}>
      <header class="surface-head">
        <h1>{words().table.count(reading.tables.length)}</h1>
        <p dir="auto">{reading.article.summary.title}</p>
      </header>
      {reading.tables.length === 0 && <p class="empty">{words().table.none}</p>}
      <div ref={root} class="prose tables" data-slots lang={reading.article.summary.language ?? undefined} />
    </main>
  );
}
