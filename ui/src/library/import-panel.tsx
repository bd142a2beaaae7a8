import { openArticle } from "../article/reading";
import { Icon } from "../core/icons";
import { reportFailure } from "../core/undo";
import type { Imported } from "../core/wire";
import { words } from "../i18n/words";
import { cancelImport, importing } from "./articles";

/** What is being imported, and what became of it. It blocks nothing. */
export function ImportPanel() {
  const state = importing.value;
  if (!state) return null;
  const { isRunning, imported, failed, name, done, total } = state;
  if (!isRunning && imported.length === 0 && failed.length === 0) return null;
  const text = words().importing;
  const close = () => (importing.value = undefined);
  return (
    <section class="import-panel" aria-label={text.title} data-import={isRunning ? "running" : "finished"}>
      <div class="import-items">
        {imported.map((each) => (
          <p key={each.article} class="import-item">
            <span>{outcome(each)}</span>
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
        {failed.map((each, index) => (
          <p key={index} class="import-item failure" role="alert">
            <Icon name="warning" />
            <span>{text.failed(each.name, each.message)}</span>
          </p>
        ))}
        {isRunning && name !== undefined && (
          <p class="import-item">
            <span>{text.working(name, done + 1, total)}</span>
            {total > 1 && <progress value={done} max={total} />}
          </p>
        )}
      </div>
      {isRunning ? (
        <button type="button" class="text-button" onClick={cancelImport}>
          {text.cancel}
        </button>
      ) : (
        <button type="button" class="icon-button" aria-label={words().dismiss} onClick={close}>
          <Icon name="close" />
        </button>
      )}
    </section>
  );
}

function outcome({ title, revision, unchanged }: Imported): string {
  const text = words().importing;
  if (unchanged) return text.unchanged(title);
  return revision > 1 ? text.again(title, revision) : text.done(title);
}
