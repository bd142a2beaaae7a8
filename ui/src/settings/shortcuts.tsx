import { useLayoutEffect, useState } from "preact/hooks";
import { isMac } from "../core/commands";
import { Dialog } from "../core/dialog";
import { Icon } from "../core/icons";
import { type CommandId, holderOf, keyCaps, type KeyGroup, type KeyRow, keysOf, keyTable, written } from "../core/keys";
import { words } from "../i18n/words";
import { changeSettings, settings } from "./settings";

const groups: readonly KeyGroup[] = [
  "moving",
  "discussion",
  "tables",
  "writing",
  "finding",
  "surfaces",
  "library",
  "article",
  "text",
  "history",
  "help",
];

/** The sheet of keys, made from the table the keys themselves come from. Each can be changed or taken away. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words().shortcuts.title} class="shortcut-sheet" onClose={onClose}>
      <AllKeys />
    </Dialog>
  );
}

/** Every command with its keys, each to be changed. */
export function AllKeys() {
  const [changing, setChanging] = useState<CommandId | undefined>();
  const text = words().shortcuts;
  const isChanged = Object.keys(settings.value.keys).length > 0;
  return (
    <>
      <div class="shortcut-groups">
        {groups.map((group) => (
          <section key={group}>
            <h3>{text.groups[group]}</h3>
            <dl>
              {keyTable
                .filter((row) => row.group === group)
                .map((row) => (
                  <CommandKeys
                    key={row.command}
                    row={row}
                    isChanging={changing === row.command}
                    onChange={() => setChanging(row.command)}
                    onDone={() => setChanging(undefined)}
                  />
                ))}
              {group === "writing" && <FixedKeys name={text.editor} chords={["Mod+Enter", "Escape"]} />}
              {group === "tables" && <FixedKeys name={words().commands.shortlist_row} chords={["m"]} />}
              {group === "tables" && <FixedKeys name={words().table.copyRich} chords={["Mod+C"]} />}
              {group === "moving" && <FixedKeys name={text.cell} chords={["ArrowLeft", "ArrowDown"]} />}
              {group === "moving" && <FixedKeys name={text.sort} chords={["Enter"]} />}
            </dl>
          </section>
        ))}
      </div>
      {isChanged && (
        <button type="button" class="text-button" onClick={() => changeSettings({ keys: {} })}>
          {text.restore}
        </button>
      )}
    </>
  );
}

interface CommandKeysProps {
  row: KeyRow;
  isChanging: boolean;
  onChange: () => void;
  onDone: () => void;
}

function CommandKeys({ row, isChanging, onChange, onDone }: CommandKeysProps) {
  const text = words().shortcuts;
  const name = words().commands[row.command];
  const keys = keysOf(row, settings.value.keys);
  return (
    <div data-command={row.command}>
      <dt>{name}</dt>
      <dd>
        {isChanging ? (
          <KeyRecorder command={row.command} onDone={onDone} />
        ) : (
          <>
            {keys.map((chord) => (
              <Chord key={chord} chord={chord} />
            ))}
            {keys.length === 0 && <span class="no-key">{text.none}</span>}
            <button
              type="button"
              class="icon-button change-key"
              aria-label={text.change(name)}
              title={text.change(name)}
              onClick={onChange}
            >
              <Icon name="edit" />
            </button>
          </>
        )}
      </dd>
    </div>
  );
}

/** Waits for the key that a command shall have. */
function KeyRecorder({ command, onDone }: { command: CommandId; onDone: () => void }) {
  const [complaint, setComplaint] = useState<string | undefined>();
  const text = words().shortcuts;
  // Before the frame: the key may come as soon as it is asked for.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { keys } = settings.value;
      const key = written(event, isMac);
      if (event.key === "Tab" || key === undefined || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const holder = holderOf(key, command, keys);
      if (key === "Escape") onDone();
      else if (holder) {
        setComplaint(text.taken(keyCaps(key, isMac, text.keyNames).join(isMac ? "" : "+"), words().commands[holder]));
      } else {
        const isNone = key === "Delete" || key === "Backspace";
        changeSettings({ keys: { ...keys, [command]: isNone ? [] : [key] } });
        onDone();
      }
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [command]);
  return (
    <span class="key-recorder" role="status">
      {complaint} {text.pressKey}
    </span>
  );
}

function FixedKeys({ name, chords }: { name: string; chords: readonly string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {chords.map((chord) => (
          <Chord key={chord} chord={chord} />
        ))}
      </dd>
    </div>
  );
}

function Chord({ chord }: { chord: string }) {
  return (
    <span class="chord">
      {keyCaps(chord, isMac, words().shortcuts.keyNames).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
