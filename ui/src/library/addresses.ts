/** The addresses in a text that is nothing but addresses, one a line; else none. */
export function addresses(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.every((line) => /^https?:\/\/\S+$/i.test(line)) ? [...new Set(lines)] : [];
}

/** The hosts of some addresses, each once. */
export function hosts(urls: readonly string[]): string[] {
  return [...new Set(urls.map((url) => (URL.canParse(url) ? new URL(url).host : url)))];
}

/** Those of the addresses that lead to one of these hosts, which are named without port and without brackets. */
export function atHosts(urls: readonly string[], names: readonly string[]): string[] {
  const name = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, "");
  return urls.filter((url) => URL.canParse(url) && names.includes(name(url)));
}

/** The addresses a reader typed, one a line; one without a scheme is of the web. None where any line is no address. */
export function typedAddresses(text: string): string[] {
  const lines = text.split(/\s+/).filter(Boolean);
  const whole = lines.map((line) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(line) ? line : `https://${line}`));
  return whole.every(isOfTheWeb) ? [...new Set(whole)] : [];
}

/** The address that a `postil://save?url=…` link hands over; none where it hands over anything else. */
export function linkedAddress(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const { protocol, host, pathname, searchParams } = new URL(link);
  // Systems write the link with and without the slashes; its place is the host or the path accordingly.
  const place = host || pathname.replaceAll("/", "");
  const url = searchParams.get("url");
  return protocol === "postil:" && place === "save" && url !== null && isOfTheWeb(url) ? url : undefined;
}

function isOfTheWeb(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && (hostname.includes(".") || hostname.startsWith("[") || hostname === "localhost");
}
