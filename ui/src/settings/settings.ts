/** How the reader likes it: kept by the library, put on the document at once. */

import { signal } from "@preact/signals";
import { call } from "../core/core";
import { inTurn } from "../core/turns";
import { reportFailure } from "../core/undo";
import type { Settings, Theme } from "../core/wire";
import { speak } from "../i18n/words";

/** Bounds and steps of what can be set by number. */
export const ranges = {
  text_size: { least: 14, most: 32, step: 1, usual: 18 },
  measure: { least: 50, most: 80, step: 2, usual: 66 },
  line_height: { least: 140, most: 200, step: 5, usual: 160 },
  /** Of the whole interface, in percent. */
  zoom: { least: 80, most: 200, step: 10, usual: 100 },
  /** Width in CSS pixels. */
  margin: { least: 240, most: 480, step: 16, usual: 336 },
} as const;

/** The families that stand in the style from the start. */
const usualFonts = { font: "source-serif", note_font: "inter" };

/** What is in force. */
export const settings = signal<Settings>({
  theme: "system",
  text_size: ranges.text_size.usual,
  measure: ranges.measure.usual,
  line_height: ranges.line_height.usual,
  ...usualFonts,
  single_keys: true,
  whole_discussion: false,
  language: "system",
  list_order: "saved",
  list_reversed: false,
  compact_list: false,
  zoom: ranges.zoom.usual,
  margin: null,
  fetch_images: { which: "all" },
  article_pages: 20,
  comment_pages: 50,
  feed_minutes: null,
  keys: {},
});

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** Takes over what the library remembers, and follows the system's colours and languages from then on. */
export async function startSettings(remembered: Settings): Promise<void> {
  settings.value = remembered;
  applySettings();
  prefersDark.addEventListener("change", applySettings);
  addEventListener("languagechange", () => void speak(settings.value.language));
  await Promise.all([speak(remembered.language), applyFonts()]);
}

/** Changes some settings, at once in the window and then in the library. */
export function changeSettings(changes: Partial<Settings>): void {
  settings.value = { ...settings.value, ...changes };
  applySettings();
  applyFonts().catch(reportFailure);
  void speak(settings.value.language);
  const chosen = settings.value;
  inTurn("settings", () => call("save_settings", { settings: chosen })).catch(reportFailure);
}

/** Makes the text larger (1) or smaller (-1), or gives it its usual size (0). */
export function stepTextSize(direction: -1 | 0 | 1): void {
  const { least, most, step, usual } = ranges.text_size;
  const size = direction === 0 ? usual : settings.value.text_size + direction * step;
  changeSettings({ text_size: Math.min(Math.max(size, least), most) });
}

/** Makes the whole interface larger (1) or smaller (-1). */
export function stepZoom(direction: -1 | 1): void {
  const { least, most, step } = ranges.zoom;
  changeSettings({ zoom: Math.min(Math.max(settings.value.zoom + direction * step, least), most) });
}

/** Reads the files of the text's family before an article is opened, whose lines would move when they came. */
export function readFonts(): void {
  const family = getComputedStyle(document.documentElement).getPropertyValue("--reading-font");
  for (const face of ["400", "italic 400"]) void document.fonts.load(`${face} 1em ${family}`);
}

function applySettings(): void {
  const { theme, text_size, measure, line_height, zoom, margin } = settings.value;
  const root = document.documentElement;
  root.dataset["theme"] = shownTheme(theme);
  // Everything is measured in rem, so this scales the whole, and what no longer fits moves as in a smaller window.
  root.style.fontSize = zoom === ranges.zoom.usual ? "" : `${zoom}%`;
  if (margin === null) root.style.removeProperty("--margin");
  else root.style.setProperty("--margin", `${margin / 16}rem`);
  root.style.setProperty("--text-size", `${text_size / 16}rem`);
  root.style.setProperty("--measure", String(measure));
  root.style.setProperty("--line-height", String(line_height / 100));
}

async function applyFonts(): Promise<void> {
  const { font, note_font } = settings.value;
  const { style } = document.documentElement;
  const isUsual = font === usualFonts.font && note_font === usualFonts.note_font;
  if (isUsual && style.getPropertyValue("--reading-font") === "" && style.getPropertyValue("--note-font") === "") return;
  const { familyNamed, knowFonts, noteFonts, textFonts } = await import("./fonts");
  knowFonts();
  style.setProperty("--reading-font", familyNamed(settings.value.font, textFonts));
  style.setProperty("--note-font", familyNamed(settings.value.note_font, noteFonts));
}

function shownTheme(theme: Theme): string {
  if (theme === "system") return prefersDark.matches ? "dark" : "light";
  return theme.replace("_", "-");
}
