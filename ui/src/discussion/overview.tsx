import { useMemo, useState } from "preact/hooks";
import { announce } from "../core/announce";
import { shortDate } from "../core/dates";
import type { Article } from "../core/wire";
import { locale, words } from "../i18n/words";
import { personOf } from "./people";
import { type Bucket, timeline, type Voice, voices } from "./summary";
import { filter, newCount, rows } from "./thread-state";

interface OverviewProps {
  article: Article;
  goTo: (key: string) => void;
}

/** Who wrote how much, when, and what of it is not in this copy. */
export function Overview({ article, goTo }: OverviewProps) {
  const [isOpen, setOpen] = useState(false);
  const text = words().discussion;
  const all = rows.value;
  const facts = useMemo(() => {
    const names = new Set(all.map((row) => row.comment?.author?.name));
    names.delete(undefined);
    return { threads: all.filter((row) => row.depth === 0).length, people: names.size };
  }, [all]);
  const { declared, kept } = article.receipt.comments;
  const missing = declared === null ? 0 : Math.max(declared - kept, 0);
  const parts = [
    text.threads(facts.threads),
    text.people(facts.people),
    newCount.value > 0 ? text.fresh(newCount.value) : "",
    missing > 0 ? text.missing(missing, declared ?? 0) : "",
  ];
  return (
    <details class="overview" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="overview-title">{text.overview}</span>
        <span class="overview-facts">{parts.filter(Boolean).join(" · ")}</span>
      </summary>
      {isOpen && (
        <>
          <Timeline buckets={timeline(all)} goTo={goTo} />
          <Voices people={voices(all)} />
          {missing > 0 && <p class="strip">{text.missingLong(missing, declared ?? 0)}</p>}
        </>
      )}
    </details>
  );
}

/** So many are named; the rest said little. */
const mostNamed = 12;

function Voices({ people }: { people: readonly Voice[] }) {
  const text = words().discussion;
  const most = Math.max(people[0]?.words ?? 1, 1);
  return (
    <>
      <h2>{text.voices}</h2>
      <ol class="voices">
        {people.slice(0, mostNamed).map(({ name, comments, words: said }) => (
          <li key={name}>
            <button type="button" class="text-button" onClick={() => only(name)}>
              <bdi>{name}</bdi>
            </button>
            {personOf(name)?.label && <span class="badge person">{personOf(name)?.label}</span>}
            <span class="voice-count">{text.voice(comments, said)}</span>
            <svg class="voice-bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(said / most) * 100} height="2" />
            </svg>
          </li>
        ))}
      </ol>
    </>
  );
}

function only(author: string): void {
  filter.value = { ...filter.value, author };
  announce(words().discussion.onlyAuthor(author));
}

/** When the comments were written: one bar a stretch of time; a click goes to its first comment. */
function Timeline({ buckets, goTo }: { buckets: readonly Bucket[]; goTo: (key: string) => void }) {
  const text = words().discussion;
  if (buckets.length < 2) return null;
  const most = Math.max(...buckets.map(({ count }) => count));
  const date = (time: number) => shortDate(new Date(time).toISOString().slice(0, 10), locale()) ?? "";
  const [first, last] = [buckets[0], buckets.at(-1)];
  return (
    <figure class="timeline">
      <svg viewBox={`0 0 ${buckets.length * 10} 40`} preserveAspectRatio="none" role="img" aria-label={text.timeline}>
        {buckets.map(({ start, count, key }, index) => (
          // The list of comments is the way for the keyboard; the picture is a shortcut for the pointer.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <rect
            key={start}
            x={index * 10 + 1}
            width={8}
            y={40 - (count / most) * 38}
            height={(count / most) * 38}
            onClick={() => key !== undefined && goTo(key)}
          >
            <title>{`${date(start)}: ${words().library.comments(count)}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption>
        <span>{first && date(first.start)}</span>
        <span>{last && date(last.end)}</span>
      </figcaption>
    </figure>
  );
}
