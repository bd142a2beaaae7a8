/** The keys that go from a search field into the hits, and from hit to hit. */

/** From the search field to the first hit with Arrow Down, and to opening it with Enter. */
export function enterHits(event: KeyboardEvent): void {
  if (event.isComposing || (event.key !== "ArrowDown" && event.key !== "Enter")) return;
  const first = document.querySelector<HTMLElement>("[data-results] .hit");
  if (!first) return;
  event.preventDefault();
  if (event.key === "Enter") first.click();
  else first.focus();
}

/** Arrow keys go from hit to hit, above the first one back to the field. */
export function walkHits(event: KeyboardEvent, root: HTMLElement | null): void {
  const direction = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (direction === 0 || !root) return;
  const hits = [...root.querySelectorAll<HTMLElement>(".hit")];
  const at = hits.findIndex((hit) => hit === document.activeElement);
  const field = root.closest("dialog, .library")?.querySelector<HTMLElement>("input[type=search]");
  (at + direction < 0 ? field : hits[at + direction])?.focus();
  event.preventDefault();
}
