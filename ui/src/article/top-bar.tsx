import { useRef, useState } from "preact/hooks";
import { isMac } from "../core/commands";
import { Icon } from "../core/icons";
import { isSingle, keyCaps, keysOf, keyTable } from "../core/keys";
import { later } from "../core/later";
import type { Surface } from "../core/wire";
import { newCount } from "../discussion/thread-state";
import { words } from "../i18n/words";
import { entries } from "../notes/notes";
import { settings } from "../settings/settings";
import { Contents } from "./contents";
import { placeUnder } from "./links";
import { type Reading, surface } from "./reading";

const ReadingPanel = later(async () => (await import("../settings/panel")).ReadingPanel);

const surfaces: readonly Surface[] = ["article", "tables", "discussion", "notes"];

interface TopBarProps {
  reading: Reading;
  onBack: () => void;
  onSearch: () => void;
}

/** The bar over an article: back, what it is, its surfaces, search, and how it looks. */
export function TopBar({ reading, onBack, onSearch }: TopBarProps) {
  const text = words().reading;
  return (
    <header class="top-bar" data-pane>
      <button type="button" class="bar-button back" data-action="library" onClick={onBack}>
        <Icon name="back" />
        <span>{text.back}</span>
      </button>
      <span class="bar-title" dir="auto" title={reading.article.summary.title}>
        {reading.article.summary.title}
      </span>
      {surface.value === "article" && <ContentsButton reading={reading} />}
      <nav class="surface-switch" aria-label={text.surfaceSwitch}>
        {surfaces.map((name) => (
          <SurfaceButton key={name} name={name} reading={reading} />
        ))}
      </nav>
      <span class="bar-end">
        <button
          type="button"
          class="bar-button icon-only"
          data-action="search"
          aria-label={text.searchLibrary}
          title={`${text.searchLibrary} (${keyOf("search_library")})`}
          onClick={onSearch}
        >
          <Icon name="search" />
        </button>
        <SettingsButton />
      </span>
    </header>
  );
}

/** The contents, where there is no room for the rail. */
function ContentsButton({ reading }: { reading: Reading }) {
  const panel = useRef<HTMLDivElement>(null);
  const text = words().reading;
  const toggle = (event: MouseEvent) => {
    panel.current?.togglePopover();
    if (panel.current && event.currentTarget instanceof HTMLElement) placeUnder(panel.current, event.currentTarget);
  };
  return (
    <>
      <button
        type="button"
        class="bar-button icon-only contents-button"
        data-action="contents"
        aria-label={text.contents}
        title={text.contents}
        aria-haspopup="dialog"
        onClick={toggle}
      >
        <Icon name="list" />
      </button>
      <div ref={panel} popover="auto" class="popover contents-popover">
        <Contents reading={reading} onGo={() => panel.current?.hidePopover()} />
      </div>
    </>
  );
}

/** "Aa", with its panel, which is filled when it is first opened. */
export function SettingsButton() {
  const [isWanted, setWanted] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const text = words().reading;
  const place = () => {
    if (panel.current && button.current) placeUnder(panel.current, button.current);
  };
  const toggle = () => {
    setWanted(true);
    panel.current?.togglePopover();
    place();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="bar-button icon-only aa"
        data-action="reading-settings"
        aria-label={text.settings}
        title={`${text.settings} (${keyOf("settings")})`}
        aria-haspopup="dialog"
        onClick={toggle}
      >
        Aa
      </button>
      <div
        ref={panel}
        id="reading-settings"
        popover="auto"
        class="popover reading-panel"
        role="dialog"
        aria-label={words().settings.title}
      >
        {isWanted && <ReadingPanel onDrawn={place} />}
      </div>
    </>
  );
}

function SurfaceButton({ name, reading }: { name: Surface; reading: Reading }) {
  const counts: Record<Surface, number> = {
    article: 0,
    tables: reading.tables.length,
    discussion: reading.article.comments.length,
    notes: entries.value.filter(({ id }) => id !== null).length,
  };
  const fresh = name === "discussion" ? newCount.value : 0;
  return (
    <button
      type="button"
      class="surface-button"
      data-surface={name}
      aria-current={surface.value === name ? "page" : undefined}
      onClick={() => (surface.value = name)}
    >
      {words().reading.surfaces[name]}
      {counts[name] > 0 && <span class="count"> {words().number(counts[name])}</span>}
      {fresh > 0 && <span class="count new"> {words().reading.newCount(fresh)}</span>}
    </button>
  );
}

function keyOf(command: string): string {
  const row = keyTable.find((each) => each.command === command);
  const chord = row && keysOf(row, settings.value.keys).findLast((key) => !isSingle(key));
  return chord === undefined ? "" : keyCaps(chord, isMac, words().shortcuts.keyNames).join(isMac ? "" : "+");
}
