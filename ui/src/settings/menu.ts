import { effect } from "@preact/signals";
import { call, hasShell } from "../core/core";
import { menuBar } from "../core/menu";
import { reportFailure } from "../core/undo";
import { words } from "../i18n/words";
import { settings } from "./settings";

/** Keeps the native menu in the reader's words and with the reader's keys. */
export function followMenu(): void {
  let shown = "";
  effect(() => {
    const bar = menuBar(words(), settings.value.keys);
    const description = JSON.stringify(bar);
    if (!hasShell() || description === shown) return;
    shown = description;
    call("set_menu", { bar }).catch(reportFailure);
  });
}
