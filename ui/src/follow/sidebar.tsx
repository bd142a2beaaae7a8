import { useEffect } from "preact/hooks";
import { Icon } from "../core/icons";
import type { Feed } from "../core/wire";
import { words } from "../i18n/words";
import { PlaceMenu } from "../library/place-menu";
import { asking, feeds, followed, refreshFollowed, saveAtOnce, showFeed, unfollow } from "./follow";

/** The feeds that the reader follows, beside the places of the library. */
export function FollowedFeeds({ onGo }: { onGo: (() => void) | undefined }) {
  const text = words().following;
  useEffect(() => void refreshFollowed(), []);
  const unread = feeds.value.reduce((sum, feed) => sum + feed.unread, 0);
  const go = (feed: number | null) => {
    showFeed(feed);
    onGo?.();
  };
  return (
    <section aria-label={text.title} data-section="following">
      <h2>
        {text.title}
        <button
          type="button"
          class="icon-button"
          data-action="follow"
          aria-label={text.follow}
          title={text.follow}
          onClick={() => (asking.value = true)}
        >
          <Icon name="plus" />
        </button>
      </h2>
      <ul>
        {feeds.value.length > 1 && (
          <li class="place">
            <FeedButton name={text.all} feed={null} unread={unread} go={go} />
          </li>
        )}
        {feeds.value.map((feed) => (
          <li key={feed.id} class="place" data-feed={feed.id}>
            <FeedButton name={feed.title} feed={feed.id} unread={feed.unread} go={go} hasFailed={feed.failure !== null} />
            <PlaceMenu name={feed.title} entries={entriesOf(feed)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function entriesOf({ id, at_once: atOnce }: Feed) {
  const text = words().following;
  return [
    { name: atOnce ? text.saveOnReading : text.saveAtOnce, run: () => void saveAtOnce(id, !atOnce) },
    { name: text.unfollow, run: () => void unfollow(id) },
  ];
}

interface FeedButtonProps {
  name: string;
  feed: number | null;
  unread: number;
  go: (feed: number | null) => void;
  hasFailed?: boolean;
}

function FeedButton({ name, feed, unread, go, hasFailed }: FeedButtonProps) {
  const isShown = followed.value !== undefined && followed.value.feed === feed;
  return (
    <button type="button" class="place-button" aria-current={isShown ? "page" : undefined} onClick={() => go(feed)}>
      <Icon name={hasFailed ? "warning" : "feed"} />
      <bdi class="place-name">{name}</bdi>
      {unread > 0 && <span class="place-count">{words().number(unread)}</span>}
    </button>
  );
}
