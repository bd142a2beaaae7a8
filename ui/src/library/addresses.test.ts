import { expect, test } from "vitest";
import { addresses, hosts } from "./addresses";

test("only a text of nothing but addresses is a request to fetch", () => {
  expect(addresses(" https://one.example/a \n\nhttp://two.example/b\nhttps://one.example/a")).toEqual([
    "https://one.example/a",
    "http://two.example/b",
  ]);
  expect(addresses("See https://one.example/a")).toEqual([]);
  expect(addresses("https://one.example/a\nand more")).toEqual([]);
  expect(addresses("file:///etc/passwd")).toEqual([]);
  expect(addresses("")).toEqual([]);
});

test("a reader sees every host, in the form that is asked", () => {
  expect(hosts(["https://one.example/a", "https://one.example/b", "https://b\u00fccher.example/"])).toEqual([
    "one.example",
    "xn--bcher-kva.example",
  ]);
});
