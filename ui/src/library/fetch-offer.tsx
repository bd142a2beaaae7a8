import { asFailure, call } from "../core/core";
import { Dialog } from "../core/dialog";
import { words } from "../i18n/words";
import { fail, finish, importing, step } from "./imports";
import { hosts } from "./addresses";
import { type Offer, offer } from "./fetching";

/** Asks before anything goes to the network, and says to whom. */
export function FetchOffer() {
  const current = offer.value;
  return current ? <Question key={current.local} current={current} /> : null;
}

function Question({ current }: { current: Offer }) {
  const text = words().fetching;
  const { urls, local } = current;
  const names = local === undefined ? hosts(urls) : [local];
  const shown = names.length > 4 ? [...names.slice(0, 3), text.moreHosts(names.length - 3)] : names;
  const close = () => (offer.value = undefined);
  const take = (images: boolean) => {
    close();
    const confirmed = local === undefined ? current.confirmed : [...current.confirmed, local];
    void fetchAll(urls, images, confirmed);
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
      <p class="offer-actions">
        <button type="button" class="button primary" data-action="fetch" onClick={() => take(true)}>
          {text.save}
        </button>
        <button type="button" class="button" onClick={() => take(false)}>
          {text.withoutImages}
        </button>
        <button type="button" class="text-button" onClick={close}>
          {words().cancel}
        </button>
      </p>
    </Dialog>
  );
}

/** Saves one page after the other. One that fails does not keep the others from being saved. */
async function fetchAll(urls: readonly string[], images: boolean, confirmed: readonly string[]): Promise<void> {
  for (const [index, url] of urls.entries()) {
    step({ state: "working", done: index, total: urls.length, name: hosts([url])[0] ?? url });
    try {
      const options = { images, comment_pages: 50, confirmed: [...confirmed] };
      // One after the other, so that progress and stopping mean one page.
      // oxlint-disable-next-line no-await-in-loop
      step({ state: "done", imported: await call("fetch_page", { url, options }) });
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === "cancelled") break;
      if (failure.host !== undefined && urls.length === 1) {
        importing.value = undefined;
        offer.value = { urls, confirmed, local: failure.host };
        return;
      }
      fail(hosts([url])[0] ?? url, failure);
    }
  }
  finish();
}
