import type { Surface } from "../core/wire";
import { words } from "../i18n/words";
import { Card } from "./card";
import { isOnSurface } from "./placed";
import { entries } from "./notes";

/** Notes whose place is gone in this version: never dropped, always in sight. */
export function UnplacedNotes({ surface }: { surface: Surface }) {
  const unplaced = entries.value.filter(
    (entry) => entry.placement === "unplaced" && (surface === "notes" || isOnSurface(entry, surface)),
  );
  if (unplaced.length === 0) return null;
  return (
    <section class="unplaced" aria-label={words().notes.unplaced(unplaced.length)}>
      <h2>{words().notes.unplaced(unplaced.length)}</h2>
      {unplaced.map((entry) => (
        <Card key={entry.key} entry={entry} onReturn={() => {}} />
      ))}
    </section>
  );
}
