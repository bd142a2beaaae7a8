import { expect, test } from "vitest";
import { absoluteDate, relativeDate } from "./dates";

const now = Date.parse("2026-03-10T12:00:00Z");

test("a date is told as closely as its source knows it", () => {
  expect(relativeDate("2026-03-10T11:20:00Z", now, "en")).toBe("40 minutes ago");
  expect(relativeDate("2026-03-07", now, "en")).toBe("3 days ago");
  expect(relativeDate("2026-03-10", now, "en")).toBe("today");
  expect(relativeDate("2025-01-07", now, "en-GB")).toBe("7 Jan 2025");
  expect(relativeDate("2025-11", now, "en")).toBe("November 2025");
  expect(absoluteDate("2025", "en")).toBe("2025");
  expect(absoluteDate("2025-10-28", "en-GB")).toBe("28 October 2025");
});

test("what is no date is left to its own words", () => {
  expect(relativeDate("soon", now, "en")).toBeUndefined();
});
