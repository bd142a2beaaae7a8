import { expect, test } from "vitest";
import { inTurn } from "./turns";

/** Waits so many turns of the event loop, and notes that it ended. */
function writes(into: string[]) {
  return (what: string, turns: number) => async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve));
    }
    into.push(what);
    return what;
  };
}

test("what is asked for later is written later, however long each takes", async () => {
  const written: string[] = [];
  const write = writes(written);
  const all = [5, 1, 3].map((turns) => inTurn("settings", write(`took ${turns}`, turns)));
  expect(await Promise.all(all)).toEqual(["took 5", "took 1", "took 3"]);
  expect(written).toEqual(["took 5", "took 1", "took 3"]);
});

test("a failure is told to who asked and holds up nobody, and other names do not wait", async () => {
  const written: string[] = [];
  const write = writes(written);
  const refused = inTurn("desk", () => Promise.reject(new Error("disk full")));
  const after = inTurn("desk", write("after", 2));
  const other = inTurn("list", write("other", 0));
  await expect(refused).rejects.toThrow("disk full");
  await Promise.all([after, other]);
  expect(written).toEqual(["other", "after"]);
});
