/** Counts over a thread: who speaks how much, and when. Pure. */

import { plainText } from "../core/canonical";
import { dateOf } from "./arrange";
import type { Row } from "./thread";

/** What one person wrote. */
export interface Voice {
  name: string;
  comments: number;
  words: number;
}

/** The people of a thread, who wrote most first. */
export function voices(rows: readonly Row[]): Voice[] {
  const found = new Map<string, Voice>();
  for (const { comment } of rows) {
    const name = comment?.author?.name;
    if (!comment || name === undefined) continue;
    const voice = found.get(name) ?? { name, comments: 0, words: 0 };
    voice.comments += 1;
    voice.words += wordsIn(plainText(comment.blocks));
    found.set(name, voice);
  }
  return [...found.values()].toSorted((a, b) => b.words - a.words || b.comments - a.comments);
}

/** Characters of scripts without spaces count as half a word each. */
function wordsIn(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return (text.match(/\S+/g)?.length ?? 0) + Math.round(unspaced / 2);
}

/** A stretch of time, in milliseconds since 1970, with the comments written in it. */
export interface Bucket {
  start: number;
  end: number;
  count: number;
  /** The first of them. */
  key: string | undefined;
}

const mostBuckets = 48;

/** The comments with a date, by when they were written, in stretches of the same length. */
export function timeline(rows: readonly Row[]): Bucket[] {
  const dated = rows
    .flatMap((row) => {
      const time = row.comment && dateOf(row);
      return time === undefined ? [] : [{ key: row.key, time }];
    })
    .toSorted((a, b) => a.time - b.time);
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last || last.time === first.time) return [];
  const count = Math.min(mostBuckets, Math.max(dated.length, 2));
  const length = (last.time - first.time) / count;
  const buckets: Bucket[] = Array.from({ length: count }, (_, index) => ({
    start: first.time + index * length,
    end: first.time + (index + 1) * length,
    count: 0,
    key: undefined,
  }));
  for (const { key, time } of dated) {
    const bucket = buckets[Math.min(Math.floor((time - first.time) / length), count - 1)];
    if (!bucket) continue;
    bucket.count += 1;
    bucket.key ??= key;
  }
  return buckets;
}
