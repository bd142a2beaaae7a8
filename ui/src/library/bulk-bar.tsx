import { Icon } from "../core/icons";
import { words } from "../i18n/words";
import { fromBin, mark, pick, takeOut, toBin } from "./actions";
import { rows, shown, total } from "./list";
import { run as runCommand } from "../core/commands";
import { clearSelection, selectAll, selected } from "./selection";

/** What can be done to the chosen articles, all at once. */
export function BulkBar() {
  const text = words().organise;
  const ids = [...selected.value];
  const place = shown.value.place.in;
  const count = total.value ?? 0;
  const known = [...rows.value.values()].filter(({ id }) => selected.value.has(id));
  const allFavourite = known.length > 0 && known.every(({ favourite }) => favourite);
  const allRead = known.length > 0 && known.every(({ unread }) => !unread);
  const allArchived = place === "archive" || (known.length > 0 && known.every(({ archived }) => archived));
  return (
    <div class="bulk-bar" role="toolbar" aria-label={text.selected(ids.length)} data-bulk>
      <button type="button" class="icon-button" aria-label={text.clear} title={text.clear} onClick={clearSelection}>
        <Icon name="close" />
      </button>
      <strong>{text.selected(ids.length)}</strong>
      {ids.length < count && (
        <button type="button" class="text-button" data-action="select-all" onClick={() => void selectAll()}>
          {text.selectAll(count)}
        </button>
      )}
      <span class="bulk-actions">
        {place === "bin" ? (
          <Action name="restore" label={text.fromBin} run={() => void fromBin(ids)} />
        ) : (
          <>
            <Action name="tag" label={text.tags} run={() => pick("tags", ids)} />
            <Action name="collection" label={text.collections} run={() => pick("collections", ids)} />
            {place === "collection" && <Action name="minus" label={text.takeOut} run={() => void takeOut(ids)} />}
            <Action
              name="star"
              label={allFavourite ? text.unfavourite : text.favourite}
              run={() => void mark(ids, "favourite", !allFavourite)}
            />
            <Action
              name="read"
              label={allRead ? text.markUnread : text.markRead}
              run={() => void mark(ids, "read", !allRead)}
            />
            <Action
              name={allArchived ? "restore" : "archive"}
              label={allArchived ? text.fromArchive : text.toArchive}
              run={() => void mark(ids, "archived", !allArchived).then((done) => done && clearSelection())}
            />
            <Action name="again" label={words().fetching.lookAgain} run={() => runCommand("save_again")} />
            <Action name="bin" label={text.toBin} run={() => void toBin(ids)} />
          </>
        )}
      </span>
    </div>
  );
}

interface ActionProps {
  name: Parameters<typeof Icon>[0]["name"];
  label: string;
  run: () => void;
}

function Action({ name, label, run }: ActionProps) {
  return (
    <button type="button" class="bar-button icon-only" data-bulk-action={name} aria-label={label} title={label} onClick={run}>
      <Icon name={name} />
    </button>
  );
}
