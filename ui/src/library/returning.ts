/** Where the reader was in the list, to be there again after an article was read. */

let scrolled = 0;
let current = 0;
let opened = false;

/** Remembers how far the list is scrolled. */
export function rememberScroll(): void {
  scrolled = scrollY;
}

/** Remembers the article from which the list is left. */
export function rememberOpened(index: number): void {
  current = index;
  opened = true;
}

/** Forgets it: another list is shown, which is read from its start. */
export function startAtTop(): void {
  scrolled = 0;
  current = 0;
  opened = false;
}

/** Scrolls to where the list was left, and says which article has the focus again; none where none was opened. */
export function comeBack(): number | undefined {
  scrollTo(0, scrolled);
  const from = opened ? current : undefined;
  opened = false;
  return from;
}
