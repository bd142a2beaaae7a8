/** Rows drawn beyond either edge of the window, so that a short scroll shows no gap. */
const usual = 8;

/** The rows to draw of a list of equal rows: `above` pixels of it are scrolled out at the top. */
export function windowOf(above: number, height: number, rowHeight: number, count: number, around = usual): { from: number; to: number } {
  const first = Math.floor(above / rowHeight) - around;
  const last = Math.ceil((above + height) / rowHeight) + around;
  // In steps, so that not every row that is scrolled by means drawing anew.
  const from = Math.max(0, Math.floor(first / 4) * 4);
  return { from: Math.min(from, count), to: Math.min(Math.max(last, from), count) };
}
