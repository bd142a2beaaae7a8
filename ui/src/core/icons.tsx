/** The few pictures of the interface: strokes on a grid of 16, in the colour of the text beside them. */

const paths = {
  back: "M9.5 3.5 5 8l4.5 4.5",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.2 3.2",
  close: "m4 4 8 8M12 4l-8 8",
  list: "M2.5 4h11M2.5 8h7M2.5 12h9",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  note: "M3 3h10v7l-3 3H3V3Zm7 10v-3h3",
  reply: "M6.5 3.5 3 7l3.5 3.5M3 7h6a4 4 0 0 1 4 4v1.5",
  edit: "m3 13 .6-2.8L10.8 3 13 5.2l-7.2 7.2L3 13Z",
  bin: "M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5 5 13h6l.5-8.5",
  up: "m4 9.5 4-4 4 4",
  down: "m4 6.5 4 4 4-4",
  import: "M8 2.5v7M5 6.8 8 9.8l3-3M3 12.5h10",
  star: "m8 2.4 1.7 3.5 3.9.6-2.8 2.7.7 3.9L8 11.3l-3.5 1.8.7-3.9-2.8-2.7 3.9-.6L8 2.4Z",
  archive: "M2.5 3h11v3h-11V3Zm1 3v7h9V6m-6 2.5h3",
  tag: "M2.5 2.5h5l6 6-5 5-6-6v-5Zm3 3v.1",
  collection: "M3 5.5h10v8H3v-8Zm1.5-2.5h7",
  library: "M3 3h2.5v10H3V3Zm4 0h2.5v10H7V3Zm4.3.6 1.9 9.1",
  site: "M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM2.7 8h10.6M8 2.5c-3 3.4-3 7.6 0 11 3-3.4 3-7.6 0-11Z",
  check: "m3.5 8.5 3 3 6-7",
  read: "M3 4.5 8 8l5-3.5M3 4v8h10V4H3Z",
  sort: "M5 3v10m0 0-2.5-2.5M5 13l2.5-2.5M11 13V3m0 0L8.5 5.5M11 3l2.5 2.5",
  more: "M3.5 8h.1m4.4 0h.1m4.4 0h.1",
  restore: "M3 8a5 5 0 1 1 1.6 3.7M3 4.5V8h3.5",
  again: "M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3.2H9.8",
  feed: "M3.5 12.5h.1M3 8.2a4.8 4.8 0 0 1 4.8 4.8M3 4a9 9 0 0 1 9 9",
  gear: "M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm0-7.5v1.6m0 7.8v1.6m5.5-5.5h-1.6M4.1 8H2.5m9.4-3.9-1.1 1.1M5.2 10.8l-1.1 1.1m0-7.8 1.1 1.1m5.6 5.6 1.1 1.1",
  folder: "M2.5 4h4l1.5 1.5h5.5v7h-11V4Z",
  warning: "M8 2.5 14 13H2L8 2.5Zm0 4v3m0 1.8v.2",
} as const;

/** An icon. It says nothing itself: the control it stands in has a name. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
