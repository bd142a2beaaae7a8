import { useEffect, useRef, useState } from "preact/hooks";
import { destinationOf, openArticle } from "../article/reading";
import { announce } from "../core/announce";
import { reportFailure } from "../core/undo";
import type { HitPlace, SearchHit, SearchOrder } from "../core/wire";
import { said } from "../i18n/failures";
import { words } from "../i18n/words";
import { useSearch } from "./search";
import { Narrow, Summary } from "./summary";
import { walkHits } from "./walk";

interface ResultsProps {
  query: string;
  /** Changes the query, as if it had been typed. */
  onQuery: (query: string) => void;
  onOpen?: () => void;
}

/** The hits, article by article, each leading to its place. */
export function SearchResults({ query, onQuery, onOpen }: ResultsProps) {
  const [order, setOrder] = useState<SearchOrder | undefined>();
  const outcome = useSearch(query, order);
  const hits = outcome?.results?.hits;
  const text = words().search;
  useEffect(() => {
    if (hits && !outcome.isRanking) announce(hits.length === 0 ? text.nothing : text.hits(hits.length));
  }, [hits]);
  if (!outcome) return <Narrow query={query} onQuery={onQuery} />;
  if (outcome.failure) {
    return (
      <p class="failure" role="alert">
        {said(outcome.failure)}
      </p>
    );
  }
  const open = (hit: SearchHit) => {
    onOpen?.();
    openArticle(hit.article, destinationOf(hit)).catch(reportFailure);
  };
  return (
    <div class="results" data-results data-order={outcome.order}>
      {hits && hits.length > 0 ? (
        <>
          <Summary outcome={outcome} onQuery={onQuery} onOrder={setOrder} />
          <Hits hits={hits} onOpen={open} />
        </>
      ) : (
        <div class="empty">
          <p>{text.none(outcome.query.trim())}</p>
          <p class="empty-hint">{text.noneHint}</p>
        </div>
      )}
      <Narrow query={query} onQuery={onQuery} />
    </div>
  );
}

function Hits({ hits, onOpen }: { hits: readonly SearchHit[]; onOpen: (hit: SearchHit) => void }) {
  const root = useRef<HTMLDivElement>(null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} class="hits" onKeyDown={(event) => walkHits(event, root.current)}>
      {byArticle(hits).map(({ article, title, hits: inArticle }) => (
        <section key={article} class="result" aria-label={title}>
          <h2 dir="auto">
            <bdi>{title}</bdi> <span class="result-count">{words().search.hits(inArticle.length)}</span>
          </h2>
          <ol>
            {inArticle.map((hit) => (
              <li key={JSON.stringify(hit.place)}>
                <button type="button" class="hit" data-hit={hit.place.in} onClick={() => onOpen(hit)}>
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
    case "cell":
      return text.inTable;
    case "comment":
      return text.inComment;
    case "note":
      return text.inNote;
    case "own_comment":
      return text.inOwnComment;
  }
}
