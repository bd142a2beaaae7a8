import { count, number } from "./grammar";

export const fetching = {
  title: (n: number) => count(n, { one: "Save this page?", other: "Save these # pages?" }),
  explain: "Postil asks this site for the page, the rest of its discussion and its images, once. Nothing else is sent.",
  localTitle: "This is on your own network",
  localExplain: "The address leads to this computer or your local network. Go there only if you know what answers.",
  save: "Save",
  addressTitle: "Save a page by its address",
  address: "Addresses, one a line",
  goOn: "Continue",
  noAddress: "This is no address of the web. Give one such as https://example.org/page.",
  limits: (n: number) =>
    count(n, {
      one: "Besides the page itself, at most # further address is asked for the rest of the discussion.",
      other: "Besides the page itself, at most # further addresses are asked for the rest of the discussion.",
    }),
  images: "Images",
  allImages: "All",
  noImages: "None",
  imagesUpTo: "Ask about those larger than",
  megabytes: (value: number) => `${number(value)} MB`,
  section: "Saving pages",
  commentPages: "Further addresses asked for a discussion, at most",
  bookmarklet: "From your browser",
  bookmarkletHint:
    "Make a bookmark with this text as its address. It hands the page you are on to Postil, which asks before it fetches anything.",
  copyBookmarklet: "Copy the bookmark",
  bookmarkletCopied: "Copied. Make a bookmark and paste it as the address.",
  notThere: "No article with an address is chosen.",
  completeAction: "Fetch what is missing",
  completed: "What could be had is here now.",
  largeToo: "Fetch them too",
  lookAgain: "Look for new comments",
  moreHosts: (n: number) => count(n, { one: "and # more site", other: "and # more sites" }),
  page: (host: string) => `Asking ${host} for the page…`,
  articlePage: (host: string, page: number) => `Asking ${host} for page ${number(page)} of the article…`,
  discussion: (host: string, position: number, total: number) =>
    `Asking ${host} for the discussion (${number(position)} of ${number(total)})…`,
  imagesDone: (done: number, total: number) => `Images: ${number(done)} of ${number(total)}`,
  saving: "Saving…",
};
