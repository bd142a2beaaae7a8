import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { barHeight } from "../article/cursor";
import { words } from "../i18n/words";
import { settings } from "../settings/settings";
import { ArticleItem } from "./item";
import { filterNames, listQuery, rows, shown, total, want } from "./list";
import { comeBack, rememberScroll } from "./returning";
import { extendTo, selectAll, selected, startAt, toggle } from "./selection";
import { windowOf } from "./window";

/** In milliseconds, after which rows around those in sight are drawn. */
const untilAround = 50;

/** Height of a row in rem: they are all alike, so that any place of a long list is known without what stands before. */
const heights = { comfortable: 9, compact: 3.875 };

/** From the next paint on the library can be used. The bench of starting reads the stamp. */
function stampUsable(): void {
  requestAnimationFrame(() => setTimeout(() => performance.mark("usable")));
}

/** The articles of the list. However many there are, only those in sight and around it are in the document. */
export function ArticleList() {
  const root = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const goingTo = useRef<number | undefined>(undefined);
  const isCompact = settings.value.compact_list;
  const rowHeight = heights[isCompact ? "compact" : "comfortable"] * rem();
  const count = total.value ?? 0;
  const { from, to } = useSight(root, rowHeight, count);
  useLayoutEffect(() => {
    const left = comeBack();
    if (left === undefined) return;
    setCurrent(left);
    goingTo.current = left;
  }, []);
  useEffect(() => want(from, to), [from, to, rows.value]);
  const hasRows = rows.value.size > 0;
  useLayoutEffect(() => {
    if (hasRows) stampUsable();
  }, [hasRows]);

  const focus = (index: number, extend: boolean) => {
    const next = Math.min(Math.max(index, 0), count - 1);
    startAt(current);
    setCurrent(next);
    goingTo.current = next;
    if (extend) void extendTo(next, false);
    if (root.current) bringIntoView(root.current, next, rowHeight);
  };
  // The row may come into the document only now.
  useLayoutEffect(() => {
    if (goingTo.current === undefined) return;
    const stop = root.current?.querySelector<HTMLElement>(`[data-index="${goingTo.current}"] [data-stop]`);
    if (!stop) return;
    goingTo.current = undefined;
    stop.focus({ preventScroll: true });
  });
  const onFocus = (event: FocusEvent) => {
    const index = event.target instanceof HTMLElement ? indexOf(event.target) : undefined;
    if (index !== undefined && goingTo.current === undefined) setCurrent(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || (event.target instanceof HTMLInputElement && event.key === " ")) return;
    if (walk(event, current, count, Math.floor(innerHeight / rowHeight) - 1, focus)) event.preventDefault();
  };

  const inDocument = [...indexes(from, to, count, current)];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={root}
      class={isCompact ? "articles compact" : "articles"}
      role="feed"
      aria-label={words().organise.list}
      data-count={count}
      style={{ blockSize: `${count * rowHeight}px` }}
      onFocusIn={onFocus}
      onKeyDown={onKeyDown}
    >
      {inDocument.map((index) => (
        <div key={index} class="article-row" style={{ blockSize: `${rowHeight}px`, insetBlockStart: `${index * rowHeight}px` }}>
          <Row index={index} count={count} isCurrent={index === Math.min(current, count - 1)} isCompact={isCompact} />
        </div>
      ))}
    </div>
  );
}

function Row({ index, count, isCurrent, isCompact }: { index: number; count: number; isCurrent: boolean; isCompact: boolean }) {
  const article = rows.value.get(index);
  if (!article) return <div class="article-item waiting" />;
  return (
    <ArticleItem
      article={article}
      index={index}
      total={count}
      isSelected={selected.value.has(article.id)}
      isCurrent={isCurrent}
      isCompact={isCompact}
      isByHand={isByHand()}
    />
  );
}

/** Whether all of a collection is shown in the reader's own order, so that articles can be moved in it. */
function isByHand(): boolean {
  const { order, reversed } = listQuery();
  return order === "hand" && !reversed && !filterNames.some((name) => shown.value[name]);
}

/** Moves and chooses by keyboard. Whether the key was one of these. */
function walk(
  event: KeyboardEvent,
  current: number,
  count: number,
  page: number,
  focus: (index: number, extend: boolean) => void,
): boolean {
  const mod = event.ctrlKey || event.metaKey;
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count };
  const step = steps[event.key];
  if (step !== undefined && !mod) {
    focus(current + step, event.shiftKey);
    return true;
  }
  const id = rows.value.get(current)?.id;
  if (event.key === " " && mod && id !== undefined) {
    toggle(id, current);
    return true;
  }
  if (event.key === "a" && mod) {
    void selectAll();
    return true;
  }
  return false;
}

/** Which rows are in sight, with some around them. */
function useSight(root: { current: HTMLElement | null }, rowHeight: number, count: number): { from: number; to: number } {
  // At the start only the rows in sight, which are known before anything is laid out; those around them once they are seen.
  const [sight, setSight] = useState(() => windowOf(scrollY, innerHeight, rowHeight, count, 0));
  const isKnown = useRef(count > 0 && scrollY === 0);
  useLayoutEffect(() => {
    let frame = 0;
    const look = () => {
      const top = root.current?.getBoundingClientRect().top ?? 0;
      const next = windowOf(-top, innerHeight, rowHeight, count);
      setSight((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    const onScroll = () => {
      rememberScroll();
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    if (!isKnown.current) look();
    isKnown.current = false;
    const around = setTimeout(look, untilAround);
    addEventListener("scroll", onScroll, { passive: true });
    addEventListener("resize", onScroll);
    return () => {
      clearTimeout(around);
      cancelAnimationFrame(frame);
      removeEventListener("scroll", onScroll);
      removeEventListener("resize", onScroll);
    };
  }, [rowHeight, count]);
  return sight;
}

/** The rows in sight, and the one with the focus wherever it is: a focused row is never taken away. */
function* indexes(from: number, to: number, count: number, current: number): Generator<number> {
  if (current < from && current < count) yield current;
  for (let index = from; index < Math.min(to, count); index += 1) yield index;
  if (current >= to && current < count) yield current;
}

function bringIntoView(root: HTMLElement, index: number, rowHeight: number): void {
  const top = root.getBoundingClientRect().top + index * rowHeight;
  const ceiling = barHeight + 56;
  if (top < ceiling) scrollBy(0, top - ceiling);
  else if (top + rowHeight > innerHeight - 16) scrollBy(0, top + rowHeight - innerHeight + 16);
}

function indexOf(element: HTMLElement): number | undefined {
  const index = element.closest<HTMLElement>("[data-index]")?.dataset["index"];
  return index === undefined ? undefined : Number(index);
}

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
