import { useEffect, useRef } from "preact/hooks";
import { words } from "../i18n/words";
import { Icon } from "./icons";
import { dismiss, takeBack, type Toast, toasts } from "./undo";

const lifetime = 10_000;

/** What was just done, with the offer to take it back. */
export function Toasts() {
  return (
    <div class="toasts" data-pane>
      {toasts.value.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastView({ toast }: { toast: Toast }) {
  const { pause, go } = useCountdown(toast);
  return (
    <div
      class={toast.isError ? "toast error" : "toast"}
      role={toast.isError ? "alert" : "group"}
      data-toast
      onPointerEnter={pause}
      onPointerLeave={go}
      onFocusIn={pause}
      onFocusOut={go}
    >
      <span>{toast.message}</span>
      {toast.step !== undefined && (
        <button type="button" class="text-button" onClick={() => void takeBack(toast)}>
          {words().undo}
        </button>
      )}
      <button type="button" class="icon-button" aria-label={words().dismiss} onClick={() => dismiss(toast)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** Errors stay until dismissed; the rest goes after a while in which nobody points at it. */
function useCountdown(toast: Toast): { pause: () => void; go: () => void } {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pause = () => clearTimeout(timer.current);
  const go = () => {
    pause();
    if (!toast.isError) timer.current = setTimeout(() => dismiss(toast), lifetime);
  };
  useEffect(() => {
    go();
    return pause;
  }, [toast]);
  return { pause, go };
}
