import { expect, test } from "vitest";
import { windowOf } from "./window";

test("a window holds what is in sight and a little more", () => {
  for (const above of [-300, 0, 5_000, 99_990 * 100, 20_000_000]) {
    const { from, to } = windowOf(above, 900, 100, 100_000);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(100_000);
    expect(to - from).toBeLessThanOrEqual(9 + 8 + 8 + 5);
    if (above >= 0 && above < 9_999_000) {
      expect(from).toBeLessThanOrEqual(above / 100);
      expect(to).toBeGreaterThanOrEqual(Math.min(100_000, (above + 900) / 100));
    }
  }
});

test("an empty list has an empty window", () => {
  expect(windowOf(0, 900, 100, 0)).toEqual({ from: 0, to: 0 });
});
