import { count } from "./grammar";

/** Feeds that the reader follows. */
export const following = {
  title: "Following",
  all: "Everything new",
  follow: "Follow a site…",
  address: "Address of the site or its feed",
  explain: "Postil asks this address for its feed once. Later it asks only when you refresh, or at the interval in the settings.",
  asks: (host: string) => `Asks ${host}`,
  followIt: "Follow",
  goThere: "It is mine, go there",
  unfollow: "Stop following",
  saveAtOnce: "Save what is new at once",
  saveOnReading: "Save only on reading",
  unread: "Unread",
  refresh: "Refresh",
  moreActions: "More",
  markAllRead: "Mark all as read",
  importList: "Import a list (OPML)…",
  exportList: "Export the list (OPML)…",
  imported: (n: number) => count(n, { one: "# feed is new. Refresh to read it.", other: "# feeds are new. Refresh to read them." }),
  exported: "The list was written.",
  nothing: "Nothing here. Refresh to ask for what is new.",
  noFeeds: "Follow a site, and what it publishes is listed here: articles with their comments, saved whole when you read them.",
  more: (n: number) => count(n, { one: "Show # more", other: "Show # more" }),
  save: "Save",
  saveItem: (title: string) => `Save “${title}”`,
  saved: "Saved",
  comments: (n: number) => count(n, { one: "# comment", other: "# comments" }),
  newComments: (n: number) => count(n, { one: "# not saved yet", other: "# not saved yet" }),
  refreshed: (found: number, saved: number) => {
    const told = count(found, { one: "# new item", other: "# new items" });
    return saved > 0 ? `${told}, ${count(saved, { one: "# saved", other: "# saved" })}.` : `${told}.`;
  },
  interval: "Ask the feeds you follow",
  intervals: { never: "Only when I refresh", hourly: "Every hour", threeHourly: "Every three hours", daily: "Once a day" },
};
