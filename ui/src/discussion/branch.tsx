import { useEffect } from "preact/hooks";
import { words } from "../i18n/words";
import { nameOf } from "./comment-head";
import { ancestors } from "./thread";
import { branch, reveal, rowsByKey } from "./thread-state";

/** The way back from a branch that is read on its own: everything above it, and the whole discussion. */
export function Branch() {
  const key = branch.value;
  useEffect(() => {
    if (key === undefined) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      leave();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [key]);
  if (key === undefined) return null;
  const text = words().discussion;
  const byKey = rowsByKey.value;
  const above = ancestors(byKey, key).toReversed();
  return (
    <nav class="branch" aria-label={text.branch}>
      <ol>
        <li>
          <button type="button" class="text-button" onClick={leave}>
            {text.allComments}
          </button>
        </li>
        {above.map((ancestor) => (
          <li key={ancestor}>
            <button type="button" class="text-button" onClick={() => (branch.value = ancestor)}>
              <Name rowKey={ancestor} />
            </button>
          </li>
        ))}
        <li aria-current="true">
          <Name rowKey={key} />
        </li>
      </ol>
    </nav>
  );
}

function Name({ rowKey }: { rowKey: string }) {
  const row = rowsByKey.value.get(rowKey);
  return <bdi>{row ? nameOf(row) : ""}</bdi>;
}

/** Back to the whole discussion, at the same comment. */
function leave(): void {
  const key = branch.value;
  branch.value = undefined;
  if (key !== undefined) reveal(key, "top");
}
