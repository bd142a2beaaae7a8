/** Starts the window: what the reader likes, then where the reader left off. */

import { render } from "preact";
import { App } from "./app";
import { openArticle } from "./article/reading";
import { listenForCommands } from "./core/commands";
import { asFailure, sessionAtStart } from "./core/core";
import { readAhead } from "./core/later";
import { reportFailure } from "./core/undo";
import type { Access, Failure, Notice, Waiting } from "./core/wire";
import { followTheClock } from "./follow/follow";
import { words } from "./i18n/words";
import { followImports } from "./library/imports";
import { startWith } from "./library/list";
import { followConnection } from "./library/waiting";
import { followMenu } from "./settings/menu";
import { readFonts, settings, startSettings } from "./settings/settings";
import "./styles/index.css";

/** The first picture comes before the code for what is not in it. */
const untilReadingAhead = 100;

async function start(root: HTMLElement): Promise<void> {
  followImports();
  followTheClock();
  listenForCommands(() => ({ single: settings.value.single_keys, changes: settings.value.keys }));
  let notices: readonly Notice[] = [];
  let refused: Failure | undefined;
  let access: Access = "write";
  let waited: readonly Waiting[] = [];
  // A start that takes its time says so; a quick one shows nothing in between.
  const opening = setTimeout(() => render(<p class="opening">{words().loading}</p>, root), 400);
  try {
    const session = await sessionAtStart();
    await startSettings(session.settings);
    notices = session.notices;
    access = session.access;
    waited = session.waiting;
    // What is shown first is drawn once.
    if (session.list) startWith(session.list);
    else if (session.article !== null) await openArticle(session.article);
  } catch (error) {
    // An article that cannot be opened must not keep the reader from the library.
    const failure = asFailure(error);
    if (failure.code === "not_found") reportFailure(failure);
    else refused = failure;
  }
  clearTimeout(opening);
  render(<App notices={notices} failure={refused} access={access} />, root);
  // The native menu is drawn by the process that would otherwise put the page on the screen.
  requestAnimationFrame(() => setTimeout(followMenu));
  setTimeout(() => {
    readFonts();
    followConnection(waited);
    void readAhead();
  }, untilReadingAhead);
}

const root = document.getElementById("app");
if (root) void start(root);
