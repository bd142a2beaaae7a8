/** The addresses in a text that is nothing but addresses, one a line; else none. */
export function addresses(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.every((line) => /^https?:\/\/\S+$/i.test(line)) ? [...new Set(lines)] : [];
}

/** The hosts of some addresses, each once. */
export function hosts(urls: readonly string[]): string[] {
  return [...new Set(urls.map((url) => (URL.canParse(url) ? new URL(url).host : url)))];
}
