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
