import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Autosave } from "./autosave";
import { saveAll, trouble } from "./failing";

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

test("saves within 400 ms of the last key, once", async () => {
  const { saves, save } = slowLibrary();
  const autosave = new Autosave(save);
  autosave.changed("a");
  await vi.advanceTimersByTimeAsync(200);
  autosave.changed("ab");
  await vi.advanceTimersByTimeAsync(200);
  expect(saves).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(199);
  expect(saves.map(({ text }) => text)).toEqual(["ab"]);
});

test("saves somebody who never pauses once a second", async () => {
  const saved: string[] = [];
  const autosave = new Autosave(async (text) => saved.push(text));
  let text = "";
  for (let key = 0; key < 30; key++) {
    text += "a";
    autosave.changed(text);
    // oxlint-disable-next-line no-await-in-loop
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(saved.length).toBeGreaterThanOrEqual(3);
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
  saves[1]?.commit();
  await vi.advanceTimersByTimeAsync(0);
  expect(trouble()).toBeUndefined();
});

test("a refused text goes to the side file, is told, tried again, and taken out once it is saved", async () => {
  const { saves, save } = slowLibrary();
  const aside: (string | undefined)[] = [];
  const side = { keep: async (text: string) => aside.push(text), forget: async () => aside.push(undefined) };
  const autosave = new Autosave(save, side);
  autosave.changed("a");
  await vi.advanceTimersByTimeAsync(400);
  saves[0]?.refuse();
  await vi.advanceTimersByTimeAsync(0);
  expect(trouble()?.message).toBe("The disk is full.");
  autosave.changed("ab");
  await vi.advanceTimersByTimeAsync(400);
  expect(autosave.state.value.is, "not forgotten while it grows").toBe("failed");
  saves[1]?.refuse();
  await vi.advanceTimersByTimeAsync(0);
  expect(aside).toEqual(["a", "ab"]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(saves.map(({ text }) => text)).toEqual(["a", "ab", "ab"]);
  void saveAll();
  saves[2]?.commit();
  await vi.advanceTimersByTimeAsync(0);
  expect(autosave.state.value.is).toBe("saved");
  expect(trouble()).toBeUndefined();
  expect(aside).toEqual(["a", "ab", undefined]);
});
