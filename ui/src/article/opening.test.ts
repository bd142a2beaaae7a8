import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { awaited, opening } from "./opening";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A promise and what ends it. */
function held<Value>() {
  let give: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => (give = resolve));
  return { promise, give };
}

test("what comes at once is never announced, what takes long is, and then no more", async () => {
  const { promise, give } = held<string>();
  const result = awaited(promise, () => {});
  vi.advanceTimersByTime(140);
  expect(opening.value).toBeUndefined();
  vi.advanceTimersByTime(20);
  expect(opening.value?.isLong).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(opening.value?.isLong).toBe(true);
  give("whole");
  expect(await result).toBe("whole");
  expect(opening.value).toBeUndefined();
});

test("what was given up gives nothing, and is undone when it comes after all", async () => {
  const { promise, give } = held<string>();
  const undone = vi.fn();
  const result = awaited(promise, undone);
  vi.advanceTimersByTime(1200);
  opening.value?.giveUp();
  expect(opening.value).toBeUndefined();
  expect(undone).not.toHaveBeenCalled();
  give("late");
  expect(await result).toBeUndefined();
  expect(undone).toHaveBeenCalledOnce();
});

test("of two the later one counts, whichever comes first", async () => {
  const [first, second] = [held<string>(), held<string>()];
  const results = [first, second].map(({ promise }) => awaited(promise, () => {}));
  second.give("second");
  first.give("first");
  expect(await Promise.all(results)).toEqual([undefined, "second"]);
});
