import { imageAddress } from "../core/core";
import { shortDate } from "../core/dates";
import { Icon } from "../core/icons";
import { memo } from "../core/memo";
import { openArticle } from "../article/reading";
import { reportFailure } from "../core/undo";
import type { ArticleSummary } from "../core/wire";
import { locale, words } from "../i18n/words";
import { fromBin, mark, moveBy, pick, toBin } from "./actions";
import { expiryOf } from "./expiry";
import { rememberOpened } from "./returning";
import { extendTo, toggle } from "./selection";

const wordsPerMinute = 230;

interface ItemProps {
  article: ArticleSummary;
  index: number;
  total: number;
  isSelected: boolean;
  /** Whether Tab comes to this article. */
  isCurrent: boolean;
  isCompact: boolean;
  /** Whether it can be moved up and down: the list is in the reader's own order. */
  isByHand: boolean;
}

type Move = (by: 1 | -1) => void;

/** One article of the list: what it is, how far the reader has come, and what can be done with it. */
export const ArticleItem = memo(function ArticleItem({
  article,
  index,
  total,
  isSelected,
  isCurrent,
  isCompact,
  isByHand,
}: ItemProps) {
  const tabIndex = isCurrent ? 0 : -1;
  const onClick = (event: MouseEvent) => {
    if (event.shiftKey) void extendTo(index, event.ctrlKey || event.metaKey);
    else if (event.ctrlKey || event.metaKey) toggle(article.id, index);
    else {
      rememberOpened(index);
      openArticle(article.id).catch(reportFailure);
    }
  };
  return (
    <article
      class="article-item"
      data-article={article.id}
      data-index={index}
      data-unread={article.unread}
      data-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={total}
      aria-label={article.title}
    >
      <label class="article-check">
        <input
          type="checkbox"
          checked={isSelected}
          tabIndex={tabIndex}
          aria-label={words().organise.select(article.title)}
          onClick={(event) => {
            if (event.shiftKey) void extendTo(index, true);
            else toggle(article.id, index);
          }}
        />
      </label>
      <button type="button" class="article-open" data-stop tabIndex={tabIndex} onClick={onClick}>
        <span class="article-title" dir="auto">
          {article.title}
        </span>
        <Source article={article} />
        {!isCompact && (
          <span class="article-excerpt" dir="auto">
            {article.excerpt}
          </span>
        )}
        <Facts article={article} />
      </button>
      {!isCompact && article.lead_image !== null && (
        <img src={imageAddress(article.lead_image)} alt="" loading="lazy" draggable={false} />
      )}
      <Actions article={article} tabIndex={tabIndex} move={isByHand ? (by) => void moveBy(index, by) : undefined} />
    </article>
  );
});

function Source({ article }: { article: ArticleSummary }) {
  return (
    <span class="article-source">
      {article.unread && <span class="visually-hidden">{words().organise.isUnread}, </span>}
      {[article.site, article.byline].filter(Boolean).map((part) => (
        // The dot between them belongs to the line, whichever way the name before it runs.
        <span key={part}>
          <bdi>{part}</bdi>
        </span>
      ))}
    </span>
  );
}

function Facts({ article }: { article: ArticleSummary }) {
  const text = words().library;
  const share = Math.round(article.progress * 100);
  const isUnderWay = share > 0 && share < 98;
  return (
    <span class="article-facts">
      <span class="article-length">
        {text.minutes(Math.max(1, Math.round(article.words / wordsPerMinute)))}
        {isUnderWay && (
          <>
            <progress value={share} max={100} aria-hidden="true" />
            <span class="visually-hidden">, {text.read(share)}</span>
          </>
        )}
      </span>
      {article.comments > 0 && (
        <span>
          {text.comments(article.comments)}
          {article.new_comments > 0 && <em class="fresh">{text.newComments(article.new_comments)}</em>}
        </span>
      )}
      {article.notes > 0 && <span>{text.notes(article.notes)}</span>}
      {article.deleted_at === null ? (
        <span>{shortDate(article.saved_at, locale())}</span>
      ) : (
        <span>{words().organise.binExpires(shortDate(expiryOf(article.deleted_at), locale()) ?? "")}</span>
      )}
      {article.archived && <span>{words().organise.archived}</span>}
      {article.tags.map((tag) => (
        <bdi key={tag} class="tag">
          {tag}
        </bdi>
      ))}
    </span>
  );
}

function Actions({ article, tabIndex, move }: { article: ArticleSummary; tabIndex: number; move: Move | undefined }) {
  const text = words().organise;
  const ids = [article.id];
  if (article.deleted_at !== null) {
    return (
      <span class="article-actions">
        <Action name={text.fromBin} icon="restore" tabIndex={tabIndex} onClick={() => void fromBin(ids)} />
      </span>
    );
  }
  const { favourite, archived } = article;
  return (
    <span class="article-actions">
      {move && (
        <>
          <Action name={text.moveUp} icon="up" tabIndex={tabIndex} onClick={() => move(-1)} />
          <Action name={text.moveDown} icon="down" tabIndex={tabIndex} onClick={() => move(1)} />
        </>
      )}
      <Action
        name={archived ? text.fromArchive : text.toArchive}
        icon={archived ? "restore" : "archive"}
        tabIndex={tabIndex}
        onClick={() => void mark(ids, "archived", !archived)}
      />
      <Action name={text.tags} icon="tag" tabIndex={tabIndex} onClick={() => pick("tags", ids)} />
      <Action name={text.toBin} icon="bin" tabIndex={tabIndex} onClick={() => void toBin(ids)} />
      <Action
        name={favourite ? text.unfavourite : text.favourite}
        icon="star"
        pressed={favourite}
        tabIndex={tabIndex}
        onClick={() => void mark(ids, "favourite", !favourite)}
      />
    </span>
  );
}

interface ActionProps {
  name: string;
  icon: Parameters<typeof Icon>[0]["name"];
  pressed?: boolean;
  tabIndex: number;
  onClick: () => void;
}

function Action({ name, icon, pressed, tabIndex, onClick }: ActionProps) {
  return (
    <button
      type="button"
      class="icon-button"
      data-action={icon}
      aria-label={name}
      aria-pressed={pressed}
      title={name}
      tabIndex={tabIndex}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
