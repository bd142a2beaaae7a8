/** Where the cards of a margin stand. Pure. */

/** A card: where it would like to be, and how high it is. */
export interface Wish {
  want: number;
  height: number;
}

export const gap = 8;

/**
 * The top of each card, in the order of their wishes. Cards never overlap. Without an active card each stands at
 * its wish or below the one before; the active card stands exactly at its wish, later ones are pushed down and
 * earlier ones up.
 */
export function packed(wishes: readonly Wish[], active: number | undefined): number[] {
  const tops = packedDown(wishes, 0, Number.NEGATIVE_INFINITY);
  const fixed = active === undefined ? undefined : wishes[active];
  if (active === undefined || !fixed) return tops;
  tops.splice(active, tops.length, fixed.want, ...packedDown(wishes, active + 1, bottom(fixed.want, fixed)));
  let ceiling = fixed.want;
  for (let index = active - 1; index >= 0; index -= 1) {
    const { height } = wishes[index] ?? fixed;
    ceiling = Math.min(tops[index] ?? ceiling, ceiling - gap - height);
    tops[index] = ceiling;
  }
  return tops;
}

function packedDown(wishes: readonly Wish[], from: number, floor: number): number[] {
  let lowest = floor;
  return wishes.slice(from).map((wish) => {
    const top = Math.max(wish.want, lowest);
    lowest = bottom(top, wish);
    return top;
  });
}

function bottom(top: number, wish: Wish): number {
  return top + wish.height + gap;
}
