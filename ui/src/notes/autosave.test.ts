import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Autosave } from "./autosave";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A library that commits when told to. */
function slowLibrary() {
  const saves: { text: string; commit: () => void; refuse: () => void }[] = [];
  const save = (text: string) =>
    new Promise<void>((commit, reject) => {
      saves.push({ text, commit, refuse: () => reject({ code: "disk", message: "The disk is full." }) });
    });
  return { saves, save };
}

test("saves 400 ms after the last key, once", async () => {
  const { saves, save } = slowLibrary();
  const autosave = new Autosave(save);
  autosave.changed("a");
  await vi.advanceTimersByTimeAsync(399);
  autosave.changed("ab");
  await vi.advanceTimersByTimeAsync(399);
  expect(saves).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(saves.map(({ text }) => text)).toEqual(["ab"]);
});

test("says saved only after the library has committed", async () => {
  const { saves, save } = slowLibrary();
  const autosave = new Autosave(save);
  autosave.changed("a");
  expect(autosave.state.value.is).toBe("waiting");
  const flushed = autosave.flush();
  expect(autosave.state.value.is).toBe("saving");
  saves[0]?.commit();
  await flushed;
  expect(autosave.state.value.is).toBe("saved");
});

test("what is typed during a save is saved after it, in order", async () => {
  const { saves, save } = slowLibrary();
  const autosave = new Autosave(save);
  autosave.changed("a");
  const flushed = autosave.flush();
  autosave.changed("ab");
  void autosave.flush();
  expect(saves).toHaveLength(1);
  saves[0]?.commit();
  await vi.advanceTimersByTimeAsync(0);
  expect(saves.map(({ text }) => text)).toEqual(["a", "ab"]);
  saves[1]?.commit();
  await flushed;
  expect(autosave.state.value.is).toBe("saved");
});

test("a refused text is kept and can be saved again", async () => {
  const { saves, save } = slowLibrary();
  const autosave = new Autosave(save);
  autosave.changed("a");
  const flushed = autosave.flush();
  saves[0]?.refuse();
  await flushed;
  expect(autosave.state.value).toEqual({ is: "failed", failure: { code: "disk", message: "The disk is full." } });
  void autosave.flush();
  expect(saves[1]?.text).toBe("a");
});
