import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { call } from "../core/core";
import { absoluteDate } from "../core/dates";
import { Dialog } from "../core/dialog";
import { Icon } from "../core/icons";
import { reportFailure, tell } from "../core/undo";
import type { Backup, Language, LibraryPlace } from "../core/wire";
import { languageNames, locale, words } from "../i18n/words";
import { FetchingSettings } from "./fetching";
import { Look, SingleKeys } from "./panel";
import { changeSettings, settings } from "./settings";
import { AllKeys } from "./shortcuts";

const sections = ["reading", "keys", "privacy", "fetching", "language", "library", "backups"] as const;
type Section = (typeof sections)[number];

/** Everything that can be set, in one place. */
export function Preferences({ onClose }: { onClose: () => void }) {
  const [section, setSection] = useState<Section>("reading");
  const text = words().preferences;
  const names: Record<Section, string> = {
    reading: text.reading,
    keys: text.keys,
    privacy: text.privacy,
    fetching: words().fetching.section,
    language: text.language,
    library: text.libraryPlace,
    backups: text.backups,
  };
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    const next = sections[(sections.indexOf(section) + step + sections.length) % sections.length] ?? "reading";
    setSection(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-section="${next}"]`)?.focus();
  };
  return (
    <Dialog title={text.title} class="preferences" onClose={onClose}>
      <div class="preferences-frame">
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
        <div class="preferences-tabs" role="tablist" aria-orientation="vertical" aria-label={text.title} onKeyDown={walk}>
          {sections.map((name) => (
            <button
              key={name}
              type="button"
              class="place-button"
              role="tab"
              id={`tab-${name}`}
              data-section={name}
              aria-selected={name === section}
              aria-controls="preferences-panel"
              tabIndex={name === section ? 0 : -1}
              onClick={() => setSection(name)}
            >
              {names[name]}
            </button>
          ))}
        </div>
        <div id="preferences-panel" class="preferences-panel" role="tabpanel" aria-labelledby={`tab-${section}`} data-shows={section}>
          <Shown section={section} />
        </div>
      </div>
    </Dialog>
  );
}

function Shown({ section }: { section: Section }) {
  switch (section) {
    case "reading":
      return <Look id="preferences" />;
    case "keys":
      return (
        <>
          <SingleKeys />
          <AllKeys />
        </>
      );
    case "privacy":
      return <Privacy />;
    case "fetching":
      return <FetchingSettings />;
    case "language":
      return <LanguageChoice />;
    case "library":
      return <LibrarySettings />;
    case "backups":
      return <Backups />;
  }
}

function Privacy() {
  const text = words().preferences;
  return (
    <>
      <Explained title={text.privacyNetwork}>{text.privacyNetworkHint}</Explained>
      <Explained title={text.privacyStored}>{text.privacyStoredHint}</Explained>
    </>
  );
}

function Explained({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="explained">
      <h3>{title}</h3>
      <p>{children}</p>
    </section>
  );
}

function LanguageChoice() {
  const text = words().settings;
  const choices: [Language, string][] = [
    ["system", text.systemLanguage],
    ...(Object.entries(languageNames) as [Language, string][]),
  ];
  return (
    <fieldset class="language-choices">
      <legend class="visually-hidden">{text.language}</legend>
      {choices.map(([id, name]) => (
        <label key={id} class="menu-entry" lang={id === "system" ? undefined : id}>
          <input
            type="radio"
            name="language"
            checked={settings.value.language === id}
            onChange={() => changeSettings({ language: id })}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function LibrarySettings() {
  const [place, setPlace] = useState<LibraryPlace | undefined>();
  const text = words().preferences;
  useEffect(() => {
    call("library_place", {}).then(setPlace).catch(reportFailure);
  }, []);
  if (!place) return null;
  return (
    <>
      <dl class="library-place">
        <dt>{text.libraryFolder}</dt>
        <dd>
          <bdi dir="ltr">{place.folder}</bdi>
        </dd>
        <dt>{text.librarySize}</dt>
        <dd>{text.bytes(place.bytes)}</dd>
      </dl>
      <p class="buttons">
        <button type="button" class="button" onClick={() => void call("open_library_folder", {}).catch(reportFailure)}>
          <Icon name="folder" />
          {text.openFolder}
        </button>
        <button
          type="button"
          class="button"
          data-action="move-library"
          disabled={place.fixed}
          onClick={() => void call("move_library", {}).catch(reportFailure)}
        >
          {text.move}
        </button>
      </p>
      <p class="hint">{place.fixed ? text.moveFixed : text.moveHint}</p>
    </>
  );
}

function Backups() {
  const [backups, setBackups] = useState<readonly Backup[] | undefined>();
  const [asking, setAsking] = useState<Backup | undefined>();
  const text = words().preferences;
  const read = () => call("backups", {}).then(setBackups).catch(reportFailure);
  useEffect(() => void read(), []);
  const make = async () => {
    try {
      await call("back_up", {});
      tell(text.backedUp);
    } catch (error) {
      reportFailure(error);
    }
    await read();
  };
  const restore = async ({ name }: Backup) => {
    try {
      await call("restore_backup", { name });
      // Everything in sight may be different now.
      location.reload();
    } catch (error) {
      reportFailure(error);
    }
  };
  const when = ({ made_at: madeAt }: Backup) => absoluteDate(madeAt, locale()) ?? "";
  return (
    <>
      <p class="buttons">
        <button type="button" class="button" data-action="back-up" onClick={() => void make()}>
          {text.backUpNow}
        </button>
      </p>
      <p class="hint">{text.backupsHint}</p>
      {backups?.length === 0 && <p class="empty">{text.noBackups}</p>}
      <ul class="backups">
        {backups?.map((backup) => (
          <li key={backup.name} data-backup={backup.name}>
            <time dateTime={backup.made_at}>{when(backup)}</time>
            <span class="hint">{text.bytes(backup.bytes)}</span>
            {asking?.name === backup.name ? (
              <span class="question" role="group" aria-label={text.restore}>
                <span>{text.restoreSure(when(backup))}</span>
                <button type="button" class="button" onClick={() => setAsking(undefined)}>
                  {words().cancel}
                </button>
                <button type="button" class="button primary" data-action="restore-sure" onClick={() => void restore(backup)}>
                  {text.restoreDo}
                </button>
              </span>
            ) : (
              <button type="button" class="text-button" data-action="restore" onClick={() => setAsking(backup)}>
                {text.restore}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
