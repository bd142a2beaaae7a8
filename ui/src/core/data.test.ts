import { expect, test } from "vitest";
import { isSameData } from "./data";

const passage = { on: "passage", start: { block: "b1", offset: 0 }, quote: { exact: "ferry", prefix: "", suffix: "" } };

test("data is the same whatever the order of its fields", () => {
  const turned = { quote: { suffix: "", prefix: "", exact: "ferry" }, start: { offset: 0, block: "b1" }, on: "passage" };
  expect(isSameData(passage, turned)).toBe(true);
  expect(isSameData([1, [2, null]], [1, [2, null]])).toBe(true);
});

test("data is another when anything in it is, however deep", () => {
  expect(isSameData(passage, { ...passage, start: { block: "b1", offset: 1 } })).toBe(false);
  expect(isSameData(passage, { ...passage, end: passage.start })).toBe(false);
  expect(isSameData([1, 2], [1])).toBe(false);
  expect(isSameData({ a: undefined }, { b: undefined })).toBe(false);
  expect(isSameData(null, {})).toBe(false);
});
