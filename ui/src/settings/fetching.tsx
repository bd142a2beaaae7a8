import { copy } from "../core/clipboard";
import { reportFailure, tell } from "../core/undo";
import type { ImageChoice } from "../core/wire";
import { words } from "../i18n/words";
import { bookmarklet } from "./bookmarklet";
import { changeSettings, settings } from "./settings";

/** Sizes above which the reader is asked about an image, in megabytes. */
const sizes = [0.25, 0.5, 1, 2, 5];

/** Kilobytes of the size that is offered first. */
const usual = 1024;

/** Which images of a page are fetched. `id` tells the choices of two such views apart. */
export function ImageChoices({ id }: { id: string }) {
  const text = words().fetching;
  const chosen = settings.value.fetch_images;
  const limit = chosen.which === "up_to" ? chosen.kilobytes : usual;
  const choices: [ImageChoice, string][] = [
    [{ which: "all" }, text.allImages],
    [{ which: "none" }, text.noImages],
    [{ which: "up_to", kilobytes: limit }, text.imagesUpTo],
  ];
  return (
    <fieldset class="image-choices">
      <legend>{text.images}</legend>
      {choices.map(([choice, name]) => (
        <span key={choice.which} class="image-choice">
          <label>
            <input
              type="radio"
              name={`${id}-images`}
              value={choice.which}
              checked={chosen.which === choice.which}
              onChange={() => changeSettings({ fetch_images: choice })}
            />
            {name}
          </label>
          {choice.which === "up_to" && (
            <select
              class="field"
              aria-label={text.imagesUpTo}
              value={String(limit)}
              onChange={(event) =>
                changeSettings({ fetch_images: { which: "up_to", kilobytes: Number(event.currentTarget.value) } })
              }
            >
              {sizes.map((size) => (
                <option key={size} value={String(size * 1024)}>
                  {text.megabytes(size)}
                </option>
              ))}
            </select>
          )}
        </span>
      ))}
    </fieldset>
  );
}

/** How often followed feeds are asked, in minutes. */
function intervals(): [number | null, string][] {
  const { never, hourly, threeHourly, daily } = words().following.intervals;
  return [
    [null, never],
    [60, hourly],
    [180, threeHourly],
    [1440, daily],
  ];
}

/** How many addresses are asked for one page at most. */
function PageLimit({ name, of, most }: { name: string; of: "article_pages" | "comment_pages"; most: number }) {
  return (
    <label class="number-setting">
      {name}
      <input
        class="field"
        type="number"
        name={of}
        min={0}
        max={most}
        value={settings.value[of]}
        onChange={(event) => {
          const pages = Math.round(event.currentTarget.valueAsNumber);
          if (pages >= 0) changeSettings({ [of]: Math.min(pages, most) });
        }}
      />
    </label>
  );
}

/** How pages are saved by their addresses, and followed. */
export function FetchingSettings() {
  const text = words().fetching;
  const copyIt = () => {
    copy({ text: bookmarklet }).then(() => tell(text.bookmarkletCopied), reportFailure);
  };
  return (
    <>
      <ImageChoices id="preferences" />
      <PageLimit name={text.articlePages} of="article_pages" most={100} />
      <PageLimit name={text.commentPages} of="comment_pages" most={500} />
      <label class="number-setting">
        {words().following.interval}
        <select
          class="field interval"
          value={String(settings.value.feed_minutes ?? "")}
          onChange={(event) => changeSettings({ feed_minutes: Number(event.currentTarget.value) || null })}
        >
          {intervals().map(([minutes, name]) => (
            <option key={name} value={String(minutes ?? "")}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <section class="explained">
        <h3>{text.bookmarklet}</h3>
        <p class="hint">{text.bookmarkletHint}</p>
        <code class="bookmarklet" dir="ltr">
          {bookmarklet}
        </code>
        <p class="buttons">
          <button type="button" class="button" data-action="copy-bookmarklet" onClick={copyIt}>
            {text.copyBookmarklet}
          </button>
        </p>
      </section>
    </>
  );
}
