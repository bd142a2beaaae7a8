/** F6 goes around the panes of the window: bar, rail, text, margin, toasts. */

/** Moves the focus into the next (1) or previous (-1) pane that holds something. */
export function stepPane(direction: 1 | -1): boolean {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(
    (pane) => pane.checkVisibility() && entrance(pane),
  );
  if (panes.length === 0) return false;
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = current < 0 && direction === -1 ? 0 : current;
  const next = panes[(from + direction + panes.length) % panes.length];
  if (next) entrance(next)?.focus();
  return true;
}

function entrance(pane: HTMLElement): HTMLElement | undefined {
  const inside = "[data-stop][tabindex='0'], button, input, [tabindex='0']";
  return pane.querySelector<HTMLElement>(inside) ?? (pane.hasAttribute("tabindex") ? pane : undefined);
}
