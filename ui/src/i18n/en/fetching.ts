import { count, number } from "./grammar";

export const fetching = {
  title: (n: number) => count(n, { one: "Save this page?", other: "Save these # pages?" }),
  explain: "Postil asks this site for the page, the rest of its discussion and its images, once. Nothing else is sent.",
  localTitle: "This is on your own network",
  localExplain: "The address leads to this computer or your local network. Go there only if you know what answers.",
  save: "Save",
  goThere: "Go there",
  addressTitle: "Save a page by its address",
  address: "Addresses, one a line",
  goOn: "Continue",
  noAddress: "This is no address of the web. Give one such as https://example.org/page.",
  limits: (articlePages: number, addresses: number) =>
    `Besides the page itself, at most ${count(articlePages, {
      one: "# further page of the article",
      other: "# further pages of the article",
    })} and ${count(addresses, {
      one: "# further address for the rest of the discussion",
      other: "# further addresses for the rest of the discussion",
    })} are asked for.`,
  images: "Images",
  allImages: "All",
  noImages: "None",
  imagesUpTo: "Ask about those larger than",
  megabytes: (value: number) => `${number(value)} MB`,
  section: "Saving pages",
  articlePages: "Further pages of an article, at most",
  commentPages: "Further addresses asked for a discussion, at most",
  bookmarklet: "From your browser",
  bookmarkletHint:
    "Make a bookmark with this text as its address. It hands the page you are on to Postil, which asks before it fetches anything.",
  copyBookmarklet: "Copy the bookmark",
  bookmarkletCopied: "Copied. Make a bookmark and paste it as the address.",
  notThere: "No article with an address is chosen.",
  completeAction: "Fetch what is missing",
  completed: "What could be had is here now.",
  largeLeft: "Some images are larger than you wanted and were left where they are.",
  largeToo: "Fetch them too",
  lookAgain: "Look for new comments",
  offline: "Offline now: this waits for a connection.",
  needsConnection: "Needs a connection",
  moreHosts: (n: number) => count(n, { one: "and # more site", other: "and # more sites" }),
  page: (host: string) => `Asking ${host} for the page…`,
  articlePage: (host: string, page: number, most: number) =>
    `Asking ${host} for page ${number(page)} of the article, at most ${number(most)}…`,
  discussion: (host: string, position: number, total: number, most: number) =>
    `Asking ${host} for the discussion (${number(position)} of ${number(total)}, at most ${number(most)})…`,
  imagesDone: (done: number, total: number) => `Images: ${number(done)} of ${number(total)}`,
  saving: "Saving…",
};
