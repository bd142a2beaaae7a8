import { signal, useComputed } from "@preact/signals";
import { Words } from "../changes/words";
import { absoluteDate } from "../core/dates";
import type { SavedComment } from "../core/wire";
import { locale, words } from "../i18n/words";

/** The comments whose earlier texts are shown. Kept here because a row that scrolls out of sight is forgotten. */
const open = signal<ReadonlySet<string>>(new Set());

/** What an edited comment said before, to be unfolded under it. */
export function EarlierTexts({ comment }: { comment: SavedComment }) {
  const isOpen = useComputed(() => open.value.has(comment.id)).value;
  const earlier = comment.earlier ?? [];
  if (earlier.length === 0) return null;
  const text = words().changes;
  return (
    <div class="comment-earlier">
      <button
        type="button"
        class="quiet"
        data-action="earlier"
        aria-expanded={isOpen}
        onClick={() => toggle(comment.id)}
      >
        {text.earlier(earlier.length)}
      </button>
      {isOpen &&
        earlier.map(({ until, parts }) => (
          <section key={until} class="earlier-text">
            <p class="earlier-until">{text.until(absoluteDate(until, locale()) ?? until)}</p>
            <p dir="auto">
              <Words parts={parts} />
            </p>
          </section>
        ))}
    </div>
  );
}

function toggle(id: string): void {
  const now = new Set(open.peek());
  if (!now.delete(id)) now.add(id);
  open.value = now;
}
