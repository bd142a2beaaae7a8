import { Icon } from "../core/icons";
import type { Matches, SearchOrder } from "../core/wire";
import { words } from "../i18n/words";
import { type Outcome, withFilter, withoutFilter } from "./search";

/** What narrows a search; those that end with a colon are typed on. */
const filters = [
  "in:title ",
  "in:table ",
  "in:comment ",
  "in:note ",
  "author:",
  "site:",
  "tag:",
  "after:",
  "before:",
  "is:unread ",
  "is:favourite ",
  "has:note ",
];

interface SummaryProps {
  outcome: Outcome;
  onQuery: (query: string) => void;
  onOrder: (order: SearchOrder) => void;
}

/** How many hits there are, which come first, and what narrowed them. */
export function Summary({ outcome, onQuery, onOrder }: SummaryProps) {
  const text = words().search;
  const { results, query, order, isRanking } = outcome;
  if (!results) return null;
  const shown = isRanking ? "best" : order;
  return (
    <div class="search-summary">
      <p class="search-count" aria-busy={isRanking}>
        {isRanking ? text.ranking : results.matches ? counted(results.matches) : text.newestShown}
      </p>
      <div class="search-order" role="group" aria-label={text.order}>
        {(["best", "newest"] as const).map((name) => (
          <button key={name} type="button" aria-pressed={shown === name} onClick={() => onOrder(name)}>
            {name === "best" ? text.bestFirst : text.newestFirst}
          </button>
        ))}
      </div>
      {results.filters.length > 0 && (
        <ul class="search-filters" aria-label={text.filters}>
          {results.filters.map((filter) => (
            <li key={filter}>
              <button
                type="button"
                class="chip"
                data-filter={filter}
                aria-label={text.removeFilter(filter)}
                onClick={() => onQuery(withoutFilter(query, filter))}
              >
                <bdi>{filter}</bdi>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What a search can be narrowed by, put into the query by a click. */
export function Narrow({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  const text = words().search;
  const unused = filters.filter((filter) => !query.includes(filter.trimEnd()));
  return (
    <div class="search-narrow" role="group" aria-label={text.narrow}>
      <span>{text.narrow}</span>
      {unused.map((filter) => (
        <button key={filter} type="button" dir="ltr" onClick={() => onQuery(withFilter(query, filter))}>
          {filter.trimEnd()}
        </button>
      ))}
    </div>
  );
}

function counted({ articles, comments, notes }: Matches): string {
  const text = words().library;
  const counts = [
    articles > 0 ? text.articles(articles) : "",
    comments > 0 ? text.comments(comments) : "",
    notes > 0 ? text.notes(notes) : "",
  ];
  return counts.filter(Boolean).join(" · ");
}
