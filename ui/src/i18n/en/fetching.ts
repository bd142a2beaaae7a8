import { count, number } from "./grammar";

export const fetching = {
  title: (n: number) => count(n, { one: "Save this page?", other: "Save these # pages?" }),
  explain: "Postil asks this site for the page, the rest of its discussion and its images, once. Nothing else is sent.",
  localTitle: "This is on your own network",
  localExplain: "The address leads to this computer or your local network. Go there only if you know what answers.",
  save: "Save",
  withoutImages: "Without images",
  moreHosts: (n: number) => count(n, { one: "and # more site", other: "and # more sites" }),
  page: (host: string) => `Asking ${host} for the page…`,
  discussion: (host: string, position: number, total: number) =>
    `Asking ${host} for the discussion (${number(position)} of ${number(total)})…`,
  images: (done: number, total: number) => `Images: ${number(done)} of ${number(total)}`,
  saving: "Saving…",
};
