/** Matching by a few letters in order, as one types when one knows what one is looking for. */

/** A match: how good it is, and which characters of the text it uses. */
export interface Match {
  /** Higher is better. */
  score: number;
  /** Places in the text, ascending, in UTF-16 code units. */
  at: readonly number[];
}

/** The letters of `query` in `text`, in order. Undefined where they are not all there. */
export function match(query: string, text: string): Match | undefined {
  const letters = fold(query).replaceAll(/\s/g, "");
  const folded = fold(text);
  // Folding keeps lengths except for a few letters; there the marks would stand wrong, and none are shown.
  const isAligned = folded.length === text.length;
  const inARow = folded.indexOf(letters);
  if (letters === "") return { score: 0, at: [] };
  if (inARow >= 0) {
    const at = isAligned ? [...letters].map((_, index) => inARow + index) : [];
    return { score: 100 + (isStart(folded, inARow) ? 50 : 0) - inARow / 100, at };
  }
  const at = places(letters, folded);
  return at && { score: score(at, folded), at: isAligned ? at : [] };
}

/** Prefers the beginnings of words, so that "so" finds the S and O of "Source order". */
function places(letters: string, text: string): number[] | undefined {
  const at: number[] = [];
  let from = 0;
  for (const letter of letters) {
    const anywhere = text.indexOf(letter, from);
    if (anywhere < 0) return undefined;
    const starting = nextStart(letter, text, from);
    const rest = letters.slice(at.length + 1);
    const place = starting !== undefined && holds(rest, text, starting + 1) ? starting : anywhere;
    at.push(place);
    from = place + 1;
  }
  return at;
}

function nextStart(letter: string, text: string, from: number): number | undefined {
  for (let place = text.indexOf(letter, from); place >= 0; place = text.indexOf(letter, place + 1)) {
    if (isStart(text, place)) return place;
  }
  return undefined;
}

function holds(letters: string, text: string, from: number): boolean {
  let place = from;
  for (const letter of letters) {
    place = text.indexOf(letter, place) + 1;
    if (place === 0) return false;
  }
  return true;
}

/** Letters at the beginnings of words and right after each other count for much, gaps against it. */
function score(at: readonly number[], text: string): number {
  let sum = 0;
  at.forEach((place, index) => {
    const before = at[index - 1];
    if (isStart(text, place)) sum += 8;
    if (before !== undefined) sum += before + 1 === place ? 5 : -Math.min(place - before, 10) / 5;
  });
  return sum / at.length;
}

function isStart(text: string, place: number): boolean {
  return place === 0 || !/[\p{L}\p{N}]/u.test(text[place - 1] ?? "");
}

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase();
}
