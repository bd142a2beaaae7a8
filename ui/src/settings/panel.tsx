import { useLayoutEffect } from "preact/hooks";
import { Icon } from "../core/icons";
import type { Language, Theme } from "../core/wire";
import { languageNames, words } from "../i18n/words";
import { type Font, knowFonts, noteFonts, textFonts } from "./fonts";
import { changeSettings, ranges, settings } from "./settings";

const themes: readonly Theme[] = ["system", "light", "sepia", "dark", "contrast_dark", "contrast_light"];

/** How the text looks; every change shows at once behind the panel. `onDrawn` is told when its size is known. */
export function ReadingPanel({ onDrawn }: { onDrawn: () => void }) {
  useLayoutEffect(onDrawn, []);
  return (
    <>
      <Look id="panel" />
      <LanguageSetting />
      <SingleKeys />
    </>
  );
}

/** How the text looks. `id` tells the choices of two such views apart. */
export function Look({ id }: { id: string }) {
  const text = words().settings;
  const current = settings.value;
  return (
    <>
      <fieldset>
        <legend>{text.theme}</legend>
        <div class="theme-choices">
          {themes.map((theme) => (
            <label key={theme} class={`theme-choice theme-${theme.replace("_", "-")}`}>
              <input
                type="radio"
                name={`${id}-theme`}
                checked={current.theme === theme}
                onChange={() => changeSettings({ theme })}
              />
              <span class="swatch" aria-hidden="true">
                Aa
              </span>
              <span class="theme-name">{text.themes[theme]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <FontChoice name={text.font} of="font" fonts={textFonts} id={id} />
      <FontChoice name={text.noteFont} of="note_font" fonts={noteFonts} id={id} />
      <div class="steppers">
        <Stepper of="text_size" name={text.size} shown={text.pixels} />
        <Stepper of="measure" name={text.measure} shown={text.characters} />
        <Stepper of="line_height" name={text.lineHeight} shown={text.percent} />
      </div>
      <label class="switch" title={text.wholeDiscussionHint}>
        <input
          type="checkbox"
          checked={current.whole_discussion}
          onChange={(event) => changeSettings({ whole_discussion: event.currentTarget.checked })}
        />
        <span>{text.wholeDiscussion}</span>
      </label>
    </>
  );
}

interface FontChoiceProps {
  name: string;
  of: "font" | "note_font";
  fonts: readonly Font[];
  /** Tells the choices of two such views apart. */
  id: string;
}

/** Families, each named in itself. */
function FontChoice({ name, of, fonts, id }: FontChoiceProps) {
  useLayoutEffect(knowFonts, []);
  return (
    <fieldset>
      <legend>{name}</legend>
      <div class="font-choices">
        {fonts.map(({ id: font, name: shown, family }) => (
          <label key={font} class={`font-choice font-${font}`} style={{ fontFamily: family }}>
            <input
              type="radio"
              name={`${id}-${of}`}
              checked={settings.value[of] === font}
              onChange={() => changeSettings({ [of]: font })}
            />
            <span>{shown}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Which language the interface speaks. */
function LanguageSetting() {
  const text = words().settings;
  return (
    <label class="setting-choice">
      <span>{text.language}</span>
      <select
        class="field"
        value={settings.value.language}
        onChange={(event) => changeSettings({ language: event.currentTarget.value as Language })}
      >
        <option value="system">{text.systemLanguage}</option>
        {Object.entries(languageNames).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whether single letters are commands. */
export function SingleKeys() {
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={settings.value.single_keys}
        onChange={(event) => changeSettings({ single_keys: event.currentTarget.checked })}
      />
      <span>{words().settings.singleKeys}</span>
    </label>
  );
}

interface StepperProps {
  of: "text_size" | "measure" | "line_height";
  name: string;
  shown: (value: number) => string;
}

function Stepper({ of, name, shown }: StepperProps) {
  const { least, most, step } = ranges[of];
  const value = settings.value[of];
  const change = (by: number) => changeSettings({ [of]: Math.min(Math.max(value + by, least), most) });
  const text = words().settings;
  return (
    <div class="stepper" role="group" aria-label={name}>
      <span class="stepper-name">{name}</span>
      <button type="button" aria-label={text.less(name)} disabled={value <= least} onClick={() => change(-step)}>
        <Icon name="minus" />
      </button>
      <output>{shown(value)}</output>
      <button type="button" aria-label={text.more(name)} disabled={value >= most} onClick={() => change(step)}>
        <Icon name="plus" />
      </button>
    </div>
  );
}
