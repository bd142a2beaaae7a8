import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { NeedsConnection } from "../core/connection";
import { Dialog } from "../core/dialog";
import type { Failure } from "../core/wire";
import { localHost, said } from "../i18n/failures";
import { words } from "../i18n/words";
import { hosts, typedAddresses } from "../library/addresses";
import { asking, follow } from "./follow";

/** Asks for a site or feed to follow, and says who is asked for it. */
export function FollowDialog() {
  const [typed, setTyped] = useState("");
  const [failure, setFailure] = useState<Failure | undefined>();
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const text = words().following;
  // Once the dialog is open: it gives the focus to its first button.
  useLayoutEffect(() => field.current?.focus(), []);
  const [url] = typedAddresses(typed);
  const local = failure && localHost(failure);
  const close = () => (asking.value = false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (url === undefined || isBusy) return;
    setBusy(true);
    // A host of the local network is confirmed by asking for it once more.
    const failed = await follow(url, local === undefined ? [] : [local]);
    setBusy(false);
    setFailure(failed);
    if (!failed) close();
  };
  return (
    <Dialog class="fetch-offer" title={text.follow} onClose={close}>
      <form onSubmit={(event) => void submit(event)}>
        <label class="address-field">
          <span>{text.address}</span>
          <input
            ref={field}
            class="field"
            name="feed"
            dir="ltr"
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setFailure(undefined);
            }}
          />
        </label>
        <p class="hint">
          {url === undefined ? text.explain : text.asks(hosts([url])[0] ?? url)} <NeedsConnection />
        </p>
        {failure && (
          <p class="failure" role="alert">
            {said(failure)}
          </p>
        )}
        <p class="offer-actions">
          <button type="submit" class="button primary" data-action="follow-sure" disabled={url === undefined || isBusy}>
            {local === undefined ? text.followIt : text.goThere}
          </button>
          <button type="button" class="text-button" onClick={close}>
            {words().cancel}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
