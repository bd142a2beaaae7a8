import { useEffect, useState } from "preact/hooks";
import { call } from "../core/core";
import { shortDate } from "../core/dates";
import { Dialog } from "../core/dialog";
import { reportFailure } from "../core/undo";
import type { Binned } from "../core/wire";
import { locale, words } from "../i18n/words";
import { act } from "./actions";
import { overview, refresh } from "./list";
import { clearSelection } from "./selection";

/** What the bin has besides articles, and emptying it. */
export function BinView() {
  const [binned, setBinned] = useState<readonly Binned[]>([]);
  const [isAsking, setAsking] = useState(false);
  const text = words().organise;
  const counts = overview.value;
  useEffect(() => {
    call("binned", {}).then(setBinned).catch(reportFailure);
  }, [counts]);
  const things = (counts?.bin ?? 0) + (counts?.bin_writing ?? 0);
  const empty = async () => {
    setAsking(false);
    try {
      await call("empty_bin", {});
      clearSelection();
      await refresh();
    } catch (error) {
      reportFailure(error);
    }
  };
  if (things === 0) return null;
  return (
    <section class="bin" aria-label={text.bin}>
      <p class="bin-head">
        <span>{text.binKept}</span>
        <button type="button" class="button" data-action="empty-bin" onClick={() => setAsking(true)}>
          {text.emptyBin}
        </button>
      </p>
      {binned.length > 0 && (
        <details open={(counts?.bin ?? 0) === 0}>
          <summary>{text.binWriting(binned.length)}</summary>
          <ul>
            {binned.map((each) => (
              <BinnedItem key={`${each.what.is}-${each.what.id}`} binned={each} />
            ))}
          </ul>
        </details>
      )}
      {isAsking && (
        <Dialog title={text.emptyBin} class="question" onClose={() => setAsking(false)}>
          <p>{text.emptyBinSure(things)}</p>
          <p class="question-answers">
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {words().cancel}
            </button>
            <button type="button" class="button danger" data-action="empty-bin-sure" onClick={() => void empty()}>
              {text.emptyBinDo}
            </button>
          </p>
        </Dialog>
      )}
    </section>
  );
}

function BinnedItem({ binned }: { binned: Binned }) {
  const text = words().organise;
  return (
    <li class="binned" data-binned={binned.what.is}>
      <span class="binned-text" dir="auto">
        {binned.text || text.binHighlight}
      </span>
      <span class="binned-facts">
        <span>{nameOf(binned)}</span>
        {binned.title !== null && (
          <span>
            <bdi>{text.on(binned.title)}</bdi>
          </span>
        )}
        <span>{text.binExpires(shortDate(binned.expires_at, locale()) ?? "")}</span>
      </span>
      <button type="button" class="button" data-action="restore" onClick={() => void restore(binned)}>
        {text.fromBin}
      </button>
    </li>
  );
}

function nameOf({ what }: Binned): string {
  const text = words().organise;
  switch (what.is) {
    case "note":
      return `${text.binNote}, ${words().notes.labels[what.label]}`;
    case "own_comment":
      return text.binOwnComment;
    case "collection":
      return text.binCollection;
  }
}

function restore({ what }: Binned): Promise<boolean> {
  return act(async () => {
    if (what.is === "collection") return call("restore_collection", { id: what.id });
    await (what.is === "note" ? call("restore_note", { id: what.id }) : call("restore_own_comment", { id: what.id }));
    return null;
  });
}
