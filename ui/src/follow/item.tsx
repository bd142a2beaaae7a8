import { NeedsConnection } from "../core/connection";
import { shortDate } from "../core/dates";
import { Icon } from "../core/icons";
import type { FeedItem } from "../core/wire";
import { locale, words } from "../i18n/words";
import { hosts } from "../library/addresses";
import { markItem, openItem, saveItem } from "./follow";

interface RowProps {
  item: FeedItem;
  index: number;
  total: number;
  /** Whether the items of one feed are shown, which need not name it. */
  isOne: boolean;
}

/** One item of a feed: what it is, where opening it would ask, and whether it is saved. */
export function FeedItemRow({ item, index, total, isOne }: RowProps) {
  const text = words().following;
  const isSaved = item.article !== null;
  return (
    <article
      class="article-item feed-item"
      data-item={item.id}
      data-unread={item.unread}
      aria-posinset={index + 1}
      aria-setsize={total}
      aria-label={item.title}
    >
      <button type="button" class="article-open" data-stop title={isSaved ? undefined : asks(item)} onClick={() => void openItem(item)}>
        <span class="article-title" dir="auto">
          {item.title}
        </span>
        <span class="article-source">
          {item.unread && <span class="visually-hidden">{words().organise.isUnread}, </span>}
          {(isOne ? [item.author] : [item.feed_title, item.author]).filter(Boolean).map((part) => (
            <span key={part}>
              <bdi>{part}</bdi>
            </span>
          ))}
        </span>
        <span class="article-excerpt" dir="auto">
          {item.summary}
        </span>
        <span class="article-facts">
          {facts(item).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {!isSaved && <NeedsConnection />}
        </span>
      </button>
      <span class="feed-item-actions">
        {!isSaved && item.url !== null && (
          <button
            type="button"
            class="bar-button icon-only"
            data-action="save-item"
            aria-label={text.saveItem(item.title)}
            title={text.save}
            onClick={() => void saveItem(item)}
          >
            <Icon name="import" />
          </button>
        )}
        <button
          type="button"
          class="bar-button icon-only"
          data-action="mark-item"
          aria-label={item.unread ? words().organise.markRead : words().organise.markUnread}
          title={item.unread ? words().organise.markRead : words().organise.markUnread}
          onClick={() => void markItem(item.id, item.unread)}
        >
          <Icon name="read" />
        </button>
      </span>
    </article>
  );
}

function asks({ url }: FeedItem): string | undefined {
  return url === null ? undefined : words().following.asks(hosts([url])[0] ?? "");
}

function facts(item: FeedItem): string[] {
  const text = words().following;
  const date = item.published === null ? undefined : shortDate(item.published, locale());
  const parts = [date, item.comments === null ? undefined : text.comments(item.comments)];
  if (item.new_comments > 0) parts.push(text.newComments(item.new_comments));
  if (item.article !== null) parts.push(text.saved);
  return parts.filter((part) => part !== undefined);
}
