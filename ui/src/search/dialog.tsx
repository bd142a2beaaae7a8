import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Dialog } from "../core/dialog";
import { words } from "../i18n/words";
import { SearchResults } from "./results";
import { enterHits } from "./walk";

/** Search over the library from within an article. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const change = (next: string) => {
    setQuery(next);
    field.current?.focus();
  };
  return (
    <Dialog title={words().search.title} class="search-dialog" onClose={onClose}>
      <input
        type="search"
        class="field"
        ref={field}
        value={query}
        placeholder={words().library.search}
        aria-label={words().library.search}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={enterHits}
      />
      <SearchResults query={query} onQuery={change} onOpen={onClose} />
    </Dialog>
  );
}
