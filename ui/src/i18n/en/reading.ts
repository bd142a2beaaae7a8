import type { Surface } from "../../core/wire";
import { count, list, minutes, number } from "./grammar";

const surfaces: Record<Surface, string> = {
  article: "Article",
  tables: "Tables",
  discussion: "Discussion",
  notes: "Notes",
};

/** The frame around an article, and its head. */
export const reading = {
  back: "Library",
  surfaces,
  surfaceSwitch: "Parts of this article",
  newCount: (n: number) => `${number(n)} new`,
  searchLibrary: "Search the library",
  settings: "Reading settings",
  contents: "Contents",
  byline: (name: string) => `By ${name}`,
  saved: (date: string) => `Saved ${date}`,
  revision: (n: number) => `version ${number(n)}`,
  minutes: (n: number) => `${minutes(n)} read`,
  goToDiscussion: (n: number) => `Discussion: ${count(n, { one: "# comment", other: "# comments" })}`,
  selecting: "Selecting: arrow keys by sentence, with Shift longer; h marks, n writes a note, Esc ends",
  openSource: "Source",
};

/** What a page had and the copy has not. */
export const receipt = {
  summary: (parts: string[]) => `Not saved: ${list(parts)}.`,
  images: (missing: number, declared: number) =>
    `${number(missing)} of ${count(declared, { one: "# image", other: "# images" })}`,
  comments: (missing: number, declared: number) =>
    `${number(missing)} of ${count(declared, { one: "# comment", other: "# comments" })}`,
  commentPages: (n: number) => count(n, { one: "# further page of comments", other: "# further pages of comments" }),
  commentScript: (service: string) => `comments that ${service} loads by script`,
  collapsed: (n: number | null) =>
    n === null ? "folded comments" : count(n, { one: "# folded comment", other: "# folded comments" }),
  articlePages: (n: number) =>
    count(n, { one: "# further page of the article", other: "# further pages of the article" }),
  paywall: "what is behind the subscription",
};
