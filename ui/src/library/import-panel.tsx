import { openArticle } from "../article/reading";
import { Icon } from "../core/icons";
import { reportFailure } from "../core/undo";
import type { Imported } from "../core/wire";
import { words } from "../i18n/words";
import { fetchAll, fetchMissing } from "./saving";
import { cancelImport, type Failed, forget, importing, type ImportState } from "./imports";
import { isPutAway, tryWaiting, waiting, waitNoLonger } from "./waiting";

/** Outcomes listed one by one; of more only their number is told. */
const listed = 6;

/** Nothing is being imported: what waits for a connection is told all the same. */
const nothing: ImportState = { isRunning: false, done: 0, total: 0, name: undefined, imported: [], failed: [], isSmall: false };

/** What is being imported, what became of it, and what waits for a connection. It blocks nothing. */
export function ImportPanel() {
  const state = importing.value ?? nothing;
  const { isRunning, imported, failed, isSmall } = state;
  const isWaiting = waiting.value.length > 0 && !isPutAway.value;
  if (!isRunning && imported.length === 0 && failed.length === 0 && !isWaiting) return null;
  const text = words().importing;
  const close = () => {
    importing.value = undefined;
    isPutAway.value = true;
  };
  return (
    <section
      class={isSmall ? "import-panel small" : "import-panel"}
      aria-label={text.title}
      data-pane
      data-import={isRunning ? "running" : "finished"}
    >
      <header>
        <strong>{headline(state)}</strong>
        <span class="bar-end">
          {isRunning && (
            <button type="button" class="text-button" data-action="cancel-import" onClick={cancelImport}>
              {text.cancel}
            </button>
          )}
          <button
            type="button"
            class="icon-button"
            aria-expanded={!isSmall}
            aria-label={isSmall ? text.expand : text.minimise}
            title={isSmall ? text.expand : text.minimise}
            onClick={() => (importing.value = { ...state, isSmall: !isSmall })}
          >
            <Icon name={isSmall ? "up" : "down"} />
          </button>
          {!isRunning && (
            <button type="button" class="icon-button" aria-label={words().dismiss} title={words().dismiss} onClick={close}>
              <Icon name="close" />
            </button>
          )}
        </span>
      </header>
      {isRunning && state.total > 1 && <progress value={state.done} max={state.total} aria-label={text.title} />}
      {!isSmall && <Outcomes state={state} close={close} />}
      {!isSmall && isWaiting && <Waits />}
    </section>
  );
}

function headline({ isRunning, name, done, total, imported, failed }: ImportState): string {
  const text = words().importing;
  if (isRunning) return total > 1 ? text.position(Math.min(done + 1, total), total) : (name ?? text.title);
  if (imported.length > 0) return text.summary(imported.length);
  return failed.length > 0 ? text.problems(failed.length) : text.waiting(waiting.value.length);
}

/** What failed on its way from an address may succeed the next time. */
function Again({ failure }: { failure: Failed }) {
  const { url } = failure;
  if (url === undefined) return null;
  const again = () => {
    forget(failure);
    void fetchAll([url], []);
  };
  return (
    <button type="button" class="text-button" data-action="try-again" onClick={again}>
      {words().tryAgain}
    </button>
  );
}

/** What waits for a connection, to be given up or tried at once. */
function Waits() {
  const text = words().importing;
  return (
    <div class="import-items waits">
      {waiting.value.map((each) => (
        <p key={each.what === "page" ? each.url : each.article} class="import-item">
          <span class="waits-for">
            {each.what === "page" ? <bdi title={each.url}>{each.url.replace(/^https?:\/\//, "")}</bdi> : words().fetching.completeAction}
          </span>
          <button type="button" class="text-button" onClick={() => waitNoLonger(each)}>
            {text.giveUp}
          </button>
        </p>
      ))}
      <p class="hint">
        {text.waitingExplain}{" "}
        <button type="button" class="text-button" data-action="try-now" onClick={() => void tryWaiting()}>
          {text.tryNow}
        </button>
      </p>
    </div>
  );
}

function Outcomes({ state, close }: { state: ImportState; close: () => void }) {
  const text = words().importing;
  const { isRunning, name, done, total, imported, failed } = state;
  return (
    <div class="import-items">
      {isRunning && name !== undefined && total > 1 && <p class="import-item stage">{text.working(name, done + 1, total)}</p>}
      {failed.map((each, index) => (
        <p key={index} class="import-item failure" role="alert">
          <Icon name="warning" />
          <span>
            {text.failed(each.name, each.message)}{" "}
            <Again failure={each} />
          </span>
        </p>
      ))}
      {imported.slice(-listed).map((each) => (
        <p key={each.article} class="import-item">
          <span>{outcome(each)}</span>
          <LargeImages imported={each} />
          <button
            type="button"
            class="text-button"
            onClick={() => {
              close();
              openArticle(each.article).catch(reportFailure);
            }}
          >
            {text.open}
          </button>
        </p>
      ))}
    </div>
  );
}

/** Images that were left where they are, for the reader to decide about. */
function LargeImages({ imported }: { imported: Imported }) {
  if (!imported.receipt.problems.some(({ code }) => code === "images_too_large")) return null;
  return (
    <span class="hint">
      {words().fetching.largeLeft}{" "}
      <button
        type="button"
        class="text-button"
        data-action="large-images"
        onClick={() => void fetchMissing(imported.article, { images: { which: "all" } })}
      >
        {words().fetching.largeToo}
      </button>
    </span>
  );
}

function outcome({ title, revision, unchanged, new_comments: fresh }: Imported): string {
  const text = words().importing;
  if (unchanged) return text.unchanged(title);
  if (revision === 1) return text.done(title);
  return fresh > 0 ? `${text.again(title, revision)} ${text.newComments(fresh)}.` : text.again(title, revision);
}
