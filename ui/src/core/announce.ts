/** Says something to readers who listen rather than look. */

/** Puts `words` into the one polite live region of the window. */
export function announce(words: string): void {
  const region = document.getElementById("announcements");
  if (!region) return;
  // The same words twice are no change and would not be spoken; an empty region in between makes them one.
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = words;
  });
}
