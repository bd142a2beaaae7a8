import { isMac } from "../core/commands";
import { keyCaps } from "../core/keys";
import { words } from "../i18n/words";
import { clearFilters, filterNames, goToPlace, overview, shown } from "./list";
import { importFiles } from "./imports";

/** What stands where a list has nothing: why, and what next. */
export function EmptyList() {
  const counts = overview.value;
  if (!counts) return null;
  const isNewLibrary = counts.library + counts.archive + counts.bin === 0 && shown.value.place.in === "library";
  if (isNewLibrary) return <NewLibrary />;
  const [title, hint] = reason();
  const isFiltered = filterNames.some((name) => shown.value[name]);
  return (
    <section class="library-empty">
      <h2>{title}</h2>
      {hint !== undefined && <p>{hint}</p>}
      {(isFiltered || shown.value.place.in !== "library") && shown.value.place.in !== "bin" && (
        <p>
          <button type="button" class="button" onClick={() => (isFiltered ? clearFilters() : goToPlace({ in: "library" }))}>
            {words().organise.empty.showAll}
          </button>
        </p>
      )}
    </section>
  );
}

function NewLibrary() {
  const text = words().library;
  return (
    <section class="library-empty">
      <h2>{text.emptyTitle}</h2>
      <p>{text.empty}</p>
      <p>
        <button type="button" class="button primary" onClick={() => void importFiles()}>
          {text.import}
        </button>
      </p>
      <p>{words().importing.usePaste(keyCaps("Mod+V", isMac, words().shortcuts.keyNames).join(isMac ? "" : "+"))}</p>
    </section>
  );
}

function reason(): [title: string, hint?: string] {
  const text = words().organise.empty;
  const { place, unread, new_comments: fresh, favourite, notes } = shown.value;
  if (unread) return [text.unread, text.unreadHint];
  if (fresh) return [text.newComments, text.newCommentsHint];
  if (favourite) return [text.favourites, text.favouritesHint];
  if (notes) return [text.notes, text.notesHint];
  switch (place.in) {
    case "library":
      return [text.library, text.libraryHint];
    case "archive":
      return [text.archive, text.archiveHint];
    case "bin":
      return overview.value?.bin_writing ? [text.bin] : [text.bin, text.binHint];
    case "collection":
      return [text.collection, text.collectionHint];
    case "tag":
      return [text.tag];
    case "site":
      return [text.site];
  }
}
