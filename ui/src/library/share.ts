/** When to say how far an import has come: often enough to know that it goes on, and not with every file. */

/** The quarter of the work that was completed by going from `before` items done to `done`: 25, 50 or 75 percent. */
export function quarterReached(before: number, done: number, total: number): 25 | 50 | 75 | undefined {
  const quarters = (n: number) => Math.floor((n * 4) / total);
  const reached = quarters(done);
  if (total < 2 || reached <= quarters(before) || reached > 3) return undefined;
  return (reached * 25) as 25 | 50 | 75;
}
