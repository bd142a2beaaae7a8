import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Dialog } from "../core/dialog";
import { words } from "../i18n/words";
import { ImageChoices } from "../settings/fetching";
import { settings } from "../settings/settings";
import { hosts, typedAddresses } from "./addresses";
import { type Offer, offer } from "./fetching";
import { fetchAll } from "./saving";
import { isOnline } from "../core/connection";

/** Asks before anything goes to the network, and says to whom. */
export function FetchOffer() {
  const current = offer.value;
  if (!current) return null;
  return current.urls.length === 0 ? <Address /> : <Question key={current.local} current={current} />;
}

const close = () => (offer.value = undefined);

/** Asks for the addresses themselves. */
function Address() {
  const [typed, setTyped] = useState("");
  const [isRefused, setRefused] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const text = words().fetching;
  // Once the dialog is open: it gives the focus to its first button.
  useLayoutEffect(() => field.current?.focus(), []);
  const goOn = (event: Event) => {
    event.preventDefault();
    const urls = typedAddresses(typed);
    setRefused(urls.length === 0);
    if (urls.length > 0) offer.value = { urls, confirmed: [] };
  };
  return (
    <Dialog class="fetch-offer" title={text.addressTitle} onClose={close}>
      <form onSubmit={goOn}>
        <label class="address-field">
          <span>{text.address}</span>
          <textarea
            ref={field}
            class="field"
            name="address"
            dir="ltr"
            rows={3}
            value={typed}
            aria-describedby={isRefused ? "address-refused" : undefined}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.shiftKey && !event.isComposing) goOn(event);
            }}
          />
        </label>
        {isRefused && (
          <p id="address-refused" class="failure" role="alert">
            {text.noAddress}
          </p>
        )}
        <p class="offer-actions">
          <button type="submit" class="button primary" data-action="continue">
            {text.goOn}
          </button>
          <button type="button" class="text-button" onClick={close}>
            {words().cancel}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function Question({ current }: { current: Offer }) {
  const text = words().fetching;
  const { urls, local } = current;
  const names = local === undefined ? hosts(urls) : [local];
  const shown = names.length > 4 ? [...names.slice(0, 3), text.moreHosts(names.length - 3)] : names;
  const take = () => {
    close();
    const confirmed = local === undefined ? current.confirmed : [...current.confirmed, local];
    void (current.run?.(confirmed) ?? fetchAll(urls, confirmed));
  };
  return (
    <Dialog class="fetch-offer" title={local === undefined ? text.title(urls.length) : text.localTitle} onClose={close}>
      <ul class="hosts">
        {shown.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <p>{local === undefined ? text.explain : text.localExplain}</p>
      {local === undefined && (
        <>
          <p class="hint">{text.limits(settings.value.article_pages, settings.value.comment_pages)}</p>
          <ImageChoices id="offer" />
        </>
      )}
      {!isOnline.value && <p class="strip">{text.offline}</p>}
      <p class="offer-actions">
        <button type="button" class="button primary" data-action="fetch" onClick={take}>
          {local === undefined ? text.save : text.goThere}
        </button>
        <button type="button" class="text-button" onClick={close}>
          {words().cancel}
        </button>
      </p>
    </Dialog>
  );
}
