import type { Since } from "../core/wire";
import { words } from "../i18n/words";

/** What changed, a phrase each. */
export function changed({ lines, new: came, edited, removed }: Since): string[] {
  const text = words().changes;
  return [
    lines > 0 ? text.sincePlaces(lines) : "",
    came > 0 ? text.sinceNew(came) : "",
    edited > 0 ? text.sinceEdited(edited) : "",
    removed > 0 ? text.sinceRemoved(removed) : "",
  ].filter(Boolean);
}
