/** People the reader has marked: a private label, or not wanting to read them. They hold on the whole site. */

import { computed, signal } from "@preact/signals";
import { call } from "../core/core";
import { offerUndo, reportFailure } from "../core/undo";
import type { Article, Person } from "../core/wire";

const people = signal<readonly Person[]>([]);
const byName = computed(() => new Map(people.value.map((person) => [person.author, person])));
let article = 0;

/** Comments of hidden people that the reader wanted to see after all, by their rows. */
export const shownAnyway = signal<ReadonlySet<string>>(new Set());

/** Takes over what the library has after something was undone. */
export function refreshPeople(articleId: number, marked: readonly Person[]): void {
  if (articleId === article) people.value = marked;
}

/** Takes over the people of an article that was opened. */
export function loadPeople(opened: Article): void {
  article = opened.summary.id;
  people.value = opened.people;
  shownAnyway.value = new Set();
}

/** What the reader marked a person with. */
export function personOf(author: string | undefined): Person | undefined {
  return author === undefined ? undefined : byName.value.get(author);
}

/** Shows one comment of a hidden person. */
export function showAnyway(key: string): void {
  shownAnyway.value = new Set([...shownAnyway.value, key]);
}

/** Gives a person a label; an empty one takes it away. */
export async function labelPerson(author: string, label: string): Promise<void> {
  await mark({ author, label, hidden: personOf(author)?.hidden ?? false });
}

/** Hides what a person says, or shows it again. */
export async function hidePerson(author: string, hidden: boolean): Promise<void> {
  const before: Person = personOf(author) ?? { author, label: "", hidden: false };
  await mark({ ...before, hidden });
}

async function mark(person: Person): Promise<void> {
  try {
    const step = await call("mark_person", { article, person });
    const marked = { ...person, label: person.label.trim() };
    people.value = [...people.value.filter(({ author }) => author !== marked.author), marked];
    offerUndo(step);
  } catch (error) {
    reportFailure(error);
  }
}
