import { useEffect, useState } from "preact/hooks";
import { later } from "../core/later";

const LinkPopover = later(async () => (await import("./link-popover")).LinkPopover);

/** A link the reader follows. */
export interface Link {
  node: HTMLElement;
  url: string;
}

/** Shows where a link leads before it opens, outside. */
export function Links() {
  const [link, setLink] = useState<Link | undefined>();
  // Following a link once more shows it once more.
  useEffect(() => followLinks((node, url) => setLink({ node, url })), []);
  return link ? <LinkPopover link={link} /> : null;
}

/** Follows links by click, middle click and Enter, wherever in the window they stand. */
function followLinks(follow: (link: HTMLElement, url: string) => void): () => void {
  const onEvent = (event: MouseEvent | KeyboardEvent) => {
    // Buttons turn Enter into a click by themselves; links without an address do not.
    const wanted = event instanceof KeyboardEvent ? "a[data-url]" : "[data-url]";
    if (event instanceof KeyboardEvent && event.key !== "Enter") return;
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>(wanted) : null;
    const url = link?.dataset["url"];
    if (!link || url === undefined) return;
    event.preventDefault();
    follow(link, url);
  };
  document.addEventListener("click", onEvent);
  document.addEventListener("auxclick", onEvent);
  document.addEventListener("keydown", onEvent);
  return () => {
    document.removeEventListener("click", onEvent);
    document.removeEventListener("auxclick", onEvent);
    document.removeEventListener("keydown", onEvent);
  };
}

/** Puts a popover below what it belongs to, or above where there is no room, or in it where that fills the window. */
export function placeUnder(panel: HTMLElement, origin: HTMLElement | Range): void {
  const lines = [...origin.getClientRects()];
  const first = lines[0] ?? origin.getBoundingClientRect();
  const last = lines.at(-1) ?? first;
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.min(Math.max(first.left, 12), document.documentElement.clientWidth - width - 12);
  const lowest = innerHeight - height - 8;
  const below = last.bottom + 8;
  const above = first.top - height - 8;
  const top = below <= lowest || above < 8 ? Math.max(Math.min(below, lowest), 8) : above;
  panel.style.left = `${Math.round(left)}px`;
  panel.style.top = `${Math.round(top)}px`;
}
