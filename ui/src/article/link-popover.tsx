import { useLayoutEffect, useEffect, useRef, useState } from "preact/hooks";
import { asFailure, call } from "../core/core";
import type { LinkTarget } from "../core/wire";
import { said } from "../i18n/failures";
import { words } from "../i18n/words";
import { type Link, placeUnder } from "./links";

interface Followed {
  link: Link;
  target: LinkTarget | undefined;
  failure: string | undefined;
}

/** Where a link leads, and the way there. Nothing is looked up to show it. */
export function LinkPopover({ link }: { link: Link }) {
  const [followed, setFollowed] = useState<Followed | undefined>();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => void lookUp(link).then(setFollowed), [link]);
  useLayoutEffect(() => {
    if (!followed || !panel.current) return;
    panel.current.showPopover();
    placeUnder(panel.current, followed.link.node);
    panel.current.querySelector("button")?.focus();
  }, [followed]);

  const close = () => {
    panel.current?.hidePopover();
    link.node.focus({ preventScroll: true });
  };
  const open = () => {
    call("open_link", { url: link.url })
      .then(close)
      .catch((error) => setFollowed({ link, target: followed?.target, failure: said(asFailure(error)) }));
  };
  const text = words().link;
  const isWithinPage = link.url.startsWith("#");
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

async function lookUp(link: Link): Promise<Followed> {
  try {
    return { link, target: await call("link_target", { url: link.url }), failure: undefined };
  } catch (error) {
    return { link, target: undefined, failure: said(asFailure(error)) };
  }
}

