import { useEffect, useRef, useState } from "preact/hooks";
import { asFailure, call } from "../core/core";
import type { LinkTarget } from "../core/wire";
import { said } from "../i18n/failures";
import { words } from "../i18n/words";

interface Followed {
  link: HTMLElement;
  url: string;
  target: LinkTarget | undefined;
  failure: string | undefined;
}

/** Shows where a link leads before it opens, outside. Nothing is looked up to show it. */
export function LinkPopover() {
  const [followed, setFollowed] = useState<Followed | undefined>();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => followLinks((link, url) => void lookUp(link, url).then(setFollowed)), []);
  useEffect(() => {
    if (!followed || !panel.current) return;
    panel.current.showPopover();
    placeUnder(panel.current, followed.link);
    panel.current.querySelector("button")?.focus();
  }, [followed]);

  const close = () => {
    panel.current?.hidePopover();
    followed?.link.focus({ preventScroll: true });
  };
  const open = () => {
    if (!followed) return;
    call("open_link", { url: followed.url })
      .then(close)
      .catch((error) => setFollowed({ ...followed, failure: said(asFailure(error)) }));
  };
  const text = words().link;
  const isWithinPage = followed?.url.startsWith("#") === true;
  return (
    <div ref={panel} popover="auto" class="popover link-popover" role="dialog" aria-label={text.title}>
      {followed?.target && !isWithinPage && (
        <>
          <bdi class="link-host">{followed.target.host}</bdi>
          <bdi class="link-url">{followed.target.url}</bdi>
        </>
      )}
      {isWithinPage && <p>{text.withinPage}</p>}
      {followed?.target?.allowed === false && !isWithinPage && <p>{text.blocked}</p>}
      {followed?.failure !== undefined && (
        <p class="failure" role="alert">
          {followed.failure}
        </p>
      )}
      {followed?.target?.allowed === true && (
        <button type="button" class="button primary" onClick={open}>
          {text.open}
        </button>
      )}
    </div>
  );
}

async function lookUp(link: HTMLElement, url: string): Promise<Followed> {
  try {
    return { link, url, target: await call("link_target", { url }), failure: undefined };
  } catch (error) {
    return { link, url, target: undefined, failure: said(asFailure(error)) };
  }
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

/** Puts a popover below what it belongs to, or above where there is no room. */
export function placeUnder(panel: HTMLElement, origin: HTMLElement): void {
  const from = (origin.getClientRects()[0] ?? origin.getBoundingClientRect()) as DOMRect;
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.min(Math.max(from.left, 12), document.documentElement.clientWidth - width - 12);
  const below = from.bottom + 8;
  const top = below + height > innerHeight - 8 ? Math.max(from.top - height - 8, 8) : below;
  panel.style.left = `${Math.round(left)}px`;
  panel.style.top = `${Math.round(top)}px`;
}
