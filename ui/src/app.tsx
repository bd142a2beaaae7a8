import { useEffect, useRef, useState } from "preact/hooks";
import { Links } from "./article/links";
import { opening } from "./article/opening";
import { leaveArticle, reading, refreshWriting } from "./article/reading";
import { ReadingView } from "./article/reading-view";
import { useCommands } from "./core/commands";
import { later, laterModule } from "./core/later";
import { stepPane } from "./core/panes";
import { Toasts } from "./core/toasts";
import type { Access, Failure, Notice } from "./core/wire";
import { onTurn, redo, reportFailure, undo } from "./core/undo";
import { askFeeds, asking, refreshFollowed, showFeed } from "./follow/follow";
import { said } from "./i18n/failures";
import { words } from "./i18n/words";
import { meant, pick, picking, toggleMark } from "./library/actions";
import { importClipboard, importFiles, importing } from "./library/imports";
import { Arrivals } from "./library/arrivals";
import { askForAddress, offer } from "./library/fetching";
import { refresh } from "./library/list";
import { LibraryView } from "./library/view";
import { isPutAway, waiting } from "./library/waiting";
import { trouble } from "./notes/failing";
import { changeSettings, stepTextSize, stepZoom } from "./settings/settings";

const Opening = later(async () => (await import("./article/opening-view")).Opening);
const SearchDialog = later(async () => (await import("./search/dialog")).SearchDialog);
const QuickOpen = later(async () => (await import("./quick/view")).QuickOpen);
const Picker = later(async () => (await import("./library/picker")).Picker);
const FetchOffer = later(async () => (await import("./library/fetch-offer")).FetchOffer);
const FollowDialog = later(async () => (await import("./follow/dialog")).FollowDialog);
const ImportPanel = later(async () => (await import("./library/import-panel")).ImportPanel);
const ShortcutSheet = later(async () => (await import("./settings/shortcuts")).ShortcutSheet);
const TroubleBanner = later(async () => (await import("./notes/trouble")).TroubleBanner);
const Preferences = later(async () => (await import("./settings/preferences")).Preferences);

const codeForSaving = laterModule(() => import("./library/saving"));
const codeForPrint = laterModule(() => import("./notes/paper"));

interface AppProps {
  /** What the reader must know about the library. */
  notices: readonly Notice[];
  /** Why the library or the article that was open last could not be opened. */
  failure: Failure | undefined;
  access: Access;
}

/** The window: the library or an article, and what lies over both. */
export function App({ notices, failure, access }: AppProps) {
  const [dialog, setDialog] = useState<"search" | "shortcuts" | "quick" | "preferences" | undefined>();
  const [hasNotice, setNotice] = useState(failure !== undefined || notices.length > 0);
  const close = () => setDialog(undefined);
  const root = useRef<HTMLDivElement>(null);
  useCommands({
    search_library: () => setDialog("search"),
    shortcuts: () => setDialog("shortcuts"),
    import_files: () => void importFiles(),
    save_page: askForAddress,
    save_again: () => save(({ saveAgain }, articles) => saveAgain(articles)),
    fetch_missing: () => save(({ fetchMissing }, [article]) => fetchMissing(article)),
    add_comments: () => save(({ addComments }, [article]) => addComments(article)),
    follow: () => void (asking.value = true),
    following: () => void toFeeds(),
    refresh_feeds: () => void askFeeds(),
    paste: () => void importClipboard(),
    undo: () => void undo(),
    redo: () => void redo(),
    quick_open: () => setDialog("quick"),
    preferences: () => setDialog("preferences"),
    tags: () => pick("tags"),
    collections: () => pick("collections"),
    favourite: () => toggleMark("favourite"),
    toggle_read: () => toggleMark("read"),
    archive: () => toggleMark("archived"),
    larger_text: () => stepTextSize(1),
    smaller_text: () => stepTextSize(-1),
    default_text: () => stepTextSize(0),
    larger_window: () => stepZoom(1),
    smaller_window: () => stepZoom(-1),
    theme_system: () => changeSettings({ theme: "system" }),
    theme_light: () => changeSettings({ theme: "light" }),
    theme_sepia: () => changeSettings({ theme: "sepia" }),
    theme_dark: () => changeSettings({ theme: "dark" }),
    theme_contrast_dark: () => changeSettings({ theme: "contrast_dark" }),
    theme_contrast_light: () => changeSettings({ theme: "contrast_light" }),
    print: () => void codeForPrint().then(({ printPage }) => printPage()).catch(reportFailure),
    settings: () => root.current?.querySelector<HTMLElement>("[data-action='reading-settings']")?.click(),
    next_pane: () => stepPane(1),
    previous_pane: () => stepPane(-1),
  });
  useEffect(() => onTurn(() => void refreshFollowed()), []);
  useEffect(() => onTurn(() => void (reading.value ? refreshWriting() : refresh()).catch(reportFailure)), []);
  return (
    <div ref={root}>
      {trouble() && <TroubleBanner />}
      {access !== "write" && (
        <p class="notice read-only" role="status">
          {words().readOnly[access]}
        </p>
      )}
      {hasNotice && (
        <p class="notice" role="alert">
          {[failure && said(failure), ...notices.map(words().notice)].filter(Boolean).join(" ")}{" "}
          <button type="button" class="text-button" onClick={() => setNotice(false)}>
            {words().dismiss}
          </button>
        </p>
      )}
      {reading.value ? (
        <ReadingView
          key={reading.value.opened}
          reading={reading.value}
          onSearch={() => setDialog("search")}
        />
      ) : (
        <LibraryView />
      )}
      {opening.value && <Opening />}
      <Links />
      {dialog === "search" && <SearchDialog onClose={close} />}
      {dialog === "shortcuts" && <ShortcutSheet onClose={close} />}
      {dialog === "quick" && <QuickOpen onClose={close} />}
      {dialog === "preferences" && <Preferences onClose={close} />}
      {picking.value && <Picker />}
      {(importing.value || (waiting.value.length > 0 && !isPutAway.value)) && <ImportPanel />}
      {offer.value && <FetchOffer />}
      {asking.value && <FollowDialog />}
      <Toasts />
      <Arrivals />
    </div>
  );
}

type Saving = typeof import("./library/saving");

/** Fetches or adds something for the articles a command is meant for; false where it is meant for none. */
function save(run: (code: Saving, articles: readonly [number, ...number[]]) => Promise<void>): boolean {
  const [first, ...rest] = meant();
  if (first === undefined) return false;
  codeForSaving().then((code) => run(code, [first, ...rest])).catch(reportFailure);
  return true;
}

/** Shows what is new, from wherever the reader is. */
async function toFeeds(): Promise<void> {
  if (reading.value) await leaveArticle();
  showFeed(null);
}
