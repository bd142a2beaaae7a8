/** Carries out what keys and the native menu ask for. */

import { useEffect, useRef } from "preact/hooks";
import { onMenu } from "./core";
import { type CommandId, commandsOf, type KeyChanges } from "./keys";

/** Carries out a command; returns `false` to leave it to whatever is underneath. */
type Handler = () => boolean | void;
export type Handlers = Partial<Record<CommandId, Handler>>;

/** Whether this is a Mac, where Cmd does what Ctrl does elsewhere. */
export const isMac = navigator.platform.startsWith("Mac");

const layers: Handlers[] = [];

/** Answers to commands while the component is there. A component goes before those it stands in and those before it. */
export function useCommands(handlers: Handlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  // As it is drawn: a component is drawn before what stands in it, but its effects run after theirs.
  const known = useRef<Handlers | undefined>(undefined);
  const layer = (known.current ??= addLayer(latest));
  useEffect(
    () => () => {
      layers.splice(layers.indexOf(layer), 1);
    },
    [],
  );
}

function addLayer(latest: { current: Handlers }): Handlers {
  const layer: Handlers = {};
  for (const command of Object.keys(latest.current) as CommandId[]) {
    layer[command] = () => latest.current[command]?.();
  }
  layers.push(layer);
  return layer;
}

/** Runs a command. Whether anything answered. */
export function run(command: CommandId): boolean {
  for (const layer of layers.toReversed()) {
    const handler = layer[command];
    if (handler && handler() !== false) return true;
  }
  return false;
}

/** Whether anything on the window answers to a command right now. */
export function answers(command: CommandId): boolean {
  return layers.some((layer) => layer[command] !== undefined);
}

/** In a text field these keys are the field's own. */
const ownKeysOfFields: ReadonlySet<CommandId> = new Set(["undo", "redo", "paste", "select_all"]);

const echoTime = 150;

/** Listens to the keyboard and the native menu for as long as the window lives. */
export function listenForCommands(settings: () => { single: boolean; changes: KeyChanges }): void {
  let byKey: { command: CommandId; at: number } | undefined;
  onMenu((command) => {
    // Some systems give a key to the window and to the menu; it is meant once.
    const isEcho = byKey?.command === command && performance.now() - byKey.at < echoTime;
    if (!isEcho) run(command);
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    // Behind an open dialog nothing happens; the dialog has its own keys.
    if (document.querySelector("dialog[open]")) return;
    const inField = isField(event.target);
    const { single, changes } = settings();
    const meant = commandsOf(event, { changes, single: single && !inField, isMac });
    // In a text field the system's own editing keys come first. Pasting arrives as an event of its own, with the
    // clipboard's content.
    const command = meant.find((each) => each !== "paste" && !(inField && ownKeysOfFields.has(each)) && run(each));
    if (!command) return;
    byKey = { command, at: performance.now() };
    event.preventDefault();
  });
}

/** Whether the reader is typing there. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}
