import { useEffect, useState } from "preact/hooks";
import { destinationOf, openArticle } from "../article/reading";
import { asFailure, call } from "../core/core";
import { reportFailure } from "../core/undo";
import type { Failure, HitPlace, SearchHit } from "../core/wire";
import { words } from "../i18n/words";

const delay = 120;

type Outcome = { query: string; hits: readonly SearchHit[] } | { query: string; failure: Failure };

/** What the library says about a query, as it is typed. */
export function useSearch(query: string): Outcome | undefined {
  const [outcome, setOutcome] = useState<Outcome | undefined>();
  useEffect(() => {
    const wanted = query.trim();
    if (wanted === "") {
      setOutcome(undefined);
      return undefined;
    }
    // An answer that comes after the next question is of no use any more.
    let isCurrent = true;
    const timer = setTimeout(() => {
      call("search", { query: wanted, article: null })
        .then((hits) => isCurrent && setOutcome({ query: wanted, hits }))
        .catch((error) => isCurrent && setOutcome({ query: wanted, failure: asFailure(error) }));
    }, delay);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query]);
  return outcome;
}

/** The hits, article by article, each leading to its place. */
export function SearchResults({ query, onOpen }: { query: string; onOpen?: () => void }) {
  const outcome = useSearch(query);
  if (!outcome) return null;
  if ("failure" in outcome) {
    return (
      <p class="failure" role="alert">
        {outcome.failure.message}
      </p>
    );
  }
  if (outcome.hits.length === 0) return <p class="empty">{words().search.none(outcome.query)}</p>;
  const open = (hit: SearchHit) => {
    onOpen?.();
    openArticle(hit.article, destinationOf(hit.place)).catch(reportFailure);
  };
  return (
    <div class="results" data-results>
      {byArticle(outcome.hits).map(({ article, title, hits }) => (
        <section key={article} class="result" aria-label={title}>
          <h2 dir="auto">
            <bdi>{title}</bdi> <span class="result-count">{words().search.hits(hits.length)}</span>
          </h2>
          <ol>
            {hits.map((hit, index) => (
              <li key={index}>
                <button type="button" class="hit" data-hit={hit.place.in} onClick={() => open(hit)}>
                  <span class="hit-place">{placeName(hit.place)}</span>
                  <span class="snippet" dir="auto">
                    {hit.snippet.map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text))}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function byArticle(hits: readonly SearchHit[]): { article: number; title: string; hits: SearchHit[] }[] {
  const groups = new Map<number, { article: number; title: string; hits: SearchHit[] }>();
  for (const hit of hits) {
    const group = groups.get(hit.article) ?? { article: hit.article, title: hit.title, hits: [] };
    group.hits.push(hit);
    groups.set(hit.article, group);
  }
  return [...groups.values()];
}

function placeName(place: HitPlace): string {
  const text = words().search;
  switch (place.in) {
    case "title":
      return text.inTitle;
    case "block":
      return text.inArticle;
    case "comment":
      return text.inComment;
    case "note":
      return text.inNote;
    case "own_comment":
      return text.inOwnComment;
  }
}
