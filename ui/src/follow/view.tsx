import { useEffect, useRef } from "preact/hooks";
import { placeUnder } from "../article/links";
import { useCommands } from "../core/commands";
import { NeedsConnection } from "../core/connection";
import { Icon } from "../core/icons";
import { said } from "../i18n/failures";
import { words } from "../i18n/words";
import {
  askFeeds,
  asking,
  exportOpml,
  feeds,
  followed,
  followFailure,
  importOpml,
  items,
  itemsTotal,
  markShown,
  onlyUnread,
  refreshFollowed,
  showMore,
  showOnlyUnread,
} from "./follow";
import { FeedItemRow } from "./item";

/** What the followed feeds tell of. */
export function FollowView() {
  const text = words().following;
  const list = useRef<HTMLDivElement>(null);
  const feed = feeds.value.find(({ id }) => id === followed.value?.feed);
  useEffect(() => void refreshFollowed(), []);
  const walk = (by: 1 | -1) => () => {
    const stops = [...(list.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
    const at = stops.findIndex((stop) => stop.closest("[data-item]")?.contains(document.activeElement));
    const next = stops[at === -1 ? 0 : Math.min(Math.max(at + by, 0), stops.length - 1)];
    next?.focus();
    return next !== undefined;
  };
  useCommands({ next: walk(1), previous: walk(-1) });
  return (
    <>
      <h1 class="place-title" dir="auto">
        {feed?.title ?? text.title}
      </h1>
      <div class="list-head">
        <div class="filters">
          <button
            type="button"
            class="filter-chip"
            aria-pressed={onlyUnread.value}
            onClick={() => showOnlyUnread(!onlyUnread.value)}
          >
            {text.unread}
          </button>
          <span class="follow-actions">
            {feeds.value.length > 0 && <NeedsConnection />}
            {feeds.value.length > 0 && (
              <button
                type="button"
                class="button"
                data-action="refresh-feeds"
                onClick={() => void askFeeds(feed ? [feed.id] : [])}
              >
                <Icon name="again" />
                {text.refresh}
              </button>
            )}
            <More />
          </span>
        </div>
      </div>
      {followFailure.value && (
        <p class="failure" role="alert">
          {said(followFailure.value)}
        </p>
      )}
      {feed?.failure && (
        <p class="failure" role="alert">
          {said(feed.failure)}
        </p>
      )}
      <div ref={list} class="feed-items" role="feed" aria-label={feed?.title ?? text.title}>
        {items.value.map((item, index) => (
          <FeedItemRow key={item.id} item={item} index={index} total={itemsTotal.value} isOne={feed !== undefined} />
        ))}
      </div>
      {items.value.length === 0 && <Nothing />}
      {items.value.length < itemsTotal.value && (
        <p class="feed-more">
          <button type="button" class="button" onClick={() => void showMore()}>
            {text.more(itemsTotal.value - items.value.length)}
          </button>
        </p>
      )}
    </>
  );
}

function Nothing() {
  const text = words().following;
  const hasFeeds = feeds.value.length > 0;
  return (
    <div class="feed-empty">
      <p>{hasFeeds ? text.nothing : text.noFeeds}</p>
      {!hasFeeds && (
        <p class="buttons">
          <button type="button" class="button primary" data-action="follow" onClick={() => (asking.value = true)}>
            {text.follow}
          </button>
          <button type="button" class="button" onClick={() => void importOpml()}>
            {text.importList}
          </button>
        </p>
      )}
    </div>
  );
}

/** What is done seldom. */
function More() {
  const panel = useRef<HTMLDivElement>(null);
  const text = words().following;
  const open = (event: MouseEvent) => {
    if (!panel.current || !(event.currentTarget instanceof HTMLElement)) return;
    panel.current.togglePopover();
    placeUnder(panel.current, event.currentTarget);
    panel.current.querySelector("button")?.focus();
  };
  const entries: [string, () => void][] = [
    [text.markAllRead, () => void markShown()],
    [text.follow, () => (asking.value = true)],
    [text.importList, () => void importOpml()],
    [text.exportList, () => void exportOpml()],
  ];
  return (
    <>
      <button
        type="button"
        class="bar-button icon-only"
        aria-haspopup="dialog"
        aria-label={text.moreActions}
        title={text.moreActions}
        onClick={open}
      >
        <Icon name="more" />
      </button>
      <div ref={panel} popover="auto" class="popover place-menu" role="dialog" aria-label={text.moreActions}>
        {entries.map(([name, run]) => (
          <button
            key={name}
            type="button"
            class="menu-entry"
            onClick={() => {
              panel.current?.hidePopover();
              run();
            }}
          >
            {name}
          </button>
        ))}
      </div>
    </>
  );
}
