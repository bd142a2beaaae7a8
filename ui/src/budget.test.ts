import { build, type Rolldown } from "vite";
import { expect, test, vi } from "vitest";

/**
 * What the start loads, and with that the whole way from the list to reading an article: the library, the text, the
 * margin, in English. Bytes after gzip, as the exact sum over the files a window needs before it can show them.
 */
const startBudget = 60_000;

/** All of it, in one language: every dialog, the discussion, the tables. */
const wholeBudget = 120_000;

test("the code that starts and reads stays small", { timeout: 60_000 }, async () => {
  const chunks = await built();
  const start = await Promise.all(needed(chunks).map(size));
  const whole = await Promise.all([...chunks.values()].filter(isNoTranslation).map(size));
  expect(sum(start), "bytes to start and to read an article").toBeLessThanOrEqual(startBudget);
  expect(sum(whole), "bytes of every surface").toBeLessThanOrEqual(wholeBudget);
  // A window that reads its start in pieces would wait for one before it knows of the next.
  expect(start).toHaveLength(1);
});

/** The interface as it is shipped, by the names of its files. */
async function built(): Promise<Map<string, Rolldown.OutputChunk>> {
  // Without this the build takes itself for one that is tested, and is larger.
  vi.stubEnv("NODE_ENV", "production");
  const output = await build({ logLevel: "silent", build: { write: false } });
  if (!("output" in output)) throw new Error("one build has one output");
  return new Map(output.output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file]] : [])));
}

/** The entry, and what it cannot run without. */
function needed(chunks: ReadonlyMap<string, Rolldown.OutputChunk>): Rolldown.OutputChunk[] {
  const names = new Set([...chunks.values()].filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  // A set is walked in the order in which names are added, those added on the way too.
  for (const name of names) chunks.get(name)?.imports.forEach((other) => names.add(other));
  return [...names].flatMap((name) => chunks.get(name) ?? []);
}

/** Words of other languages are read instead of English ones, never beside them. */
function isNoTranslation({ moduleIds }: Rolldown.OutputChunk): boolean {
  return !moduleIds.some((id) => /\/i18n\/(de|ar)\//.test(id));
}

async function size({ code }: Rolldown.OutputChunk): Promise<number> {
  const packed = new Blob([code]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(packed).arrayBuffer()).byteLength;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, bytes) => total + bytes, 0);
}
