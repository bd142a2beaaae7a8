import { isMac } from "../core/commands";
import { Dialog } from "../core/dialog";
import { keyCaps, type KeyGroup, keyTable } from "../core/keys";
import { words } from "../i18n/words";

const groups: readonly KeyGroup[] = [
  "moving",
  "discussion",
  "writing",
  "finding",
  "surfaces",
  "library",
  "text",
  "general",
];

/** The sheet of keys, made from the table the keys themselves come from. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const text = words().shortcuts;
  return (
    <Dialog title={text.title} class="shortcut-sheet" onClose={onClose}>
      <div class="shortcut-groups">
        {groups.map((group) => (
          <section key={group}>
            <h3>{text.groups[group]}</h3>
            <dl>
              {keyTable
                .filter((row) => row.group === group)
                .map(({ command, single, chords }) => (
                  <div key={command}>
                    <dt>{words().commands[command]}</dt>
                    <dd>
                      {[...single, ...chords].map((chord) => (
                        <Chord key={chord} chord={chord} />
                      ))}
                    </dd>
                  </div>
                ))}
              {group === "writing" && <FixedKeys name={text.editor} chords={["Mod+Enter", "Escape"]} />}
              {group === "moving" && <FixedKeys name={text.cell} chords={["ArrowLeft", "ArrowDown"]} />}
              {group === "moving" && <FixedKeys name={text.sort} chords={["Enter"]} />}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
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
