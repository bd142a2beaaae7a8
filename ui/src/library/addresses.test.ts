import { expect, test } from "vitest";
import { addresses, atHosts, hosts, linkedAddress, typedAddresses } from "./addresses";

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

test("addresses are told by their hosts, whatever port they are at", () => {
  const urls = ["http://127.0.0.1:8080/a", "http://[::1]/b", "https://one.example/127.0.0.1", "127.0.0.1"];
  expect(atHosts(urls, ["127.0.0.1", "::1"])).toEqual(urls.slice(0, 2));
  expect(atHosts(urls, [])).toEqual([]);
});

test("what a reader types is an address with or without its scheme", () => {
  expect(typedAddresses(" one.example/a\nhttps://two.example/b one.example/a ")).toEqual([
    "https://one.example/a",
    "https://two.example/b",
  ]);
  for (const typed of ["", "kettle", "two words", "ftp://one.example/", "https://", "javascript:alert(1)", "one.example\n?"]) {
    expect(typedAddresses(typed), typed).toEqual([]);
  }
});

test("a link hands over an address of the web and nothing else", () => {
  const url = "https://one.example/a?b=c&d";
  for (const link of [`postil://save?url=${encodeURIComponent(url)}`, `postil:save?url=${encodeURIComponent(url)}`, `POSTIL://save/?url=${encodeURIComponent(url)}`]) {
    expect(linkedAddress(link), link).toBe(url);
  }
  for (const link of [
    "postil://save",
    "postil://save?url=",
    "postil://save?url=javascript:alert(1)",
    "postil://save?url=file:///etc/passwd",
    "postil://delete?url=https://one.example/",
    "other://save?url=https://one.example/",
    "https://save/?url=https://one.example/",
    "",
  ]) {
    expect(linkedAddress(link), link).toBeUndefined();
  }
});
