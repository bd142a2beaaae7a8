import { describe, expect, it } from "vitest";
import { withFilter, withoutFilter } from "./search";

describe("filters in a query", () => {
  it("are taken out wherever they stand", () => {
    expect(withoutFilter('kettle author:"Ana Ruiz" steel', 'author:"Ana Ruiz"')).toBe("kettle steel");
    expect(withoutFilter("tag:tea kettle", "tag:tea")).toBe("kettle");
    expect(withoutFilter("kettle is:unread", "is:unread")).toBe("kettle ");
    expect(withoutFilter("kettle", "tag:tea")).toBe("kettle");
  });

  it("are put at its end", () => {
    expect(withFilter("kettle ", "in:comment ")).toBe("kettle in:comment ");
    expect(withFilter("", "author:")).toBe("author:");
  });
});
