import { said } from "../i18n/failures";
import { words } from "../i18n/words";
import { saveAll, trouble } from "./failing";

/** Over everything, as long as something that was typed cannot be saved. */
export function TroubleBanner() {
  const failure = trouble();
  if (!failure) return null;
  const text = words().notes;
  return (
    <div class="trouble" role="alert">
      <p>
        <strong>{text.trouble}</strong> {said(failure)} {text.keptAside}
      </p>
      <button type="button" class="button" onClick={() => void saveAll()}>
        {words().tryAgain}
      </button>
    </div>
  );
}
