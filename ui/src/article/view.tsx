import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { SinceStrip } from "../changes/since";
import { absoluteDate, shortDate } from "../core/dates";
import { run } from "../core/commands";
import { NeedsConnection } from "../core/connection";
import { later } from "../core/later";
import type { Article, Missing } from "../core/wire";
import { locale, words } from "../i18n/words";
import { registerText } from "../notes/anchors";
import { TextMap } from "../notes/text-map";
import { UnplacedNotes } from "../notes/unplaced";
import { appendBlocks } from "./blocks";
import { followFocus } from "./cursor";
import { goTo, type Reading, surface } from "./reading";

const ChangesDialog = later(async () => (await import("../changes/dialog")).ChangesDialog);

/** The article: its head, its text, and what of it was not saved. */
export function ArticleView({ reading, column }: { reading: Reading; column: RefObject<HTMLElement | null> }) {
  return (
    <main ref={column} class="text-column" data-pane tabIndex={-1} aria-label={words().article.label}>
      <ArticleHead article={reading.article} />
      <MissingParts article={reading.article} />
      <ArticleBody reading={reading} />
      <ArticleEnd article={reading.article} />
      <UnplacedNotes surface="article" />
    </main>
  );
}

function ArticleHead({ article }: { article: Article }) {
  const { summary, revision, since } = article;
  const text = words().reading;
  // The version the newest is compared with; 0 for the one before it.
  const [compared, setCompared] = useState<number | undefined>();
  const goToComment = (id: string) => {
    setCompared(undefined);
    goTo({ to: "comment", id });
  };
  const published = summary.published && absoluteDate(summary.published.slice(0, 10), locale());
  const minutes = Math.max(1, Math.round(summary.words / 230));
  const parts = [
    text.minutes(minutes),
    text.saved(shortDate(summary.saved_at, locale()) ?? summary.saved_at),
    revision > 1 ? text.revision(revision) : "",
  ];
  return (
    <header class="article-head" data-article-head data-stop tabIndex={-1} dir={summary.direction}>
      {summary.site && <p class="site">{summary.site}</p>}
      <h1 dir="auto">{summary.title}</h1>
      <p class="byline">
        {summary.byline && (
          <span class="author">
            <bdi>{text.byline(summary.byline)}</bdi>
          </span>
        )}
        {published && (
          <time dateTime={summary.published ?? undefined}>
            <bdi>{published}</bdi>
          </time>
        )}
      </p>
      <p class="facts">
        {parts.filter(Boolean).map((part) => (
          <span key={part}>
            <bdi>{part}</bdi>
          </span>
        ))}
        {revision > 1 && (
          <button type="button" class="source" data-action="changes" onClick={() => setCompared(0)}>
            {words().changes.open}
          </button>
        )}
        {summary.url && (
          <button type="button" class="source" data-url={summary.url}>
            {text.openSource}
          </button>
        )}
      </p>
      {since && <SinceStrip since={since} onCompare={() => setCompared(since.from)} />}
      {compared !== undefined && (
        <ChangesDialog
          article={summary.id}
          from={compared || undefined}
          onClose={() => setCompared(undefined)}
          onComment={goToComment}
        />
      )}
    </header>
  );
}

/** The text itself: an island of DOM nodes that Preact leaves alone. */
function ArticleBody({ reading }: { reading: Reading }) {
  const root = useRef<HTMLDivElement>(null);
  const { article, context } = reading;
  const language = locale();
  useLayoutEffect(() => {
    const body = root.current;
    if (!body) return undefined;
    const content = document.createDocumentFragment();
    appendBlocks(content, article.document.blocks, context);
    body.replaceChildren(content);
    return registerText(undefined, new TextMap(body, context.canonical));
  }, [reading, language]);
  useEffect(() => (root.current ? followFocus(root.current) : undefined), [reading, language]);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const id = event.target instanceof HTMLElement ? event.target.dataset["openTable"] : undefined;
      if (id !== undefined) goTo({ to: "table", id });
    };
    const body = root.current;
    body?.addEventListener("click", onClick);
    return () => body?.removeEventListener("click", onClick);
  }, []);
  const { direction } = article.summary;
  return (
    <div
      ref={root}
      class="prose"
      data-article-body
      data-slots
      lang={article.summary.language ?? undefined}
      dir={direction === "auto" ? undefined : direction}
    />
  );
}

function ArticleEnd({ article }: { article: Article }) {
  const count = article.comments.length;
  return (
    <footer class="article-end">
      <button type="button" class="button" onClick={() => (surface.value = "discussion")}>
        {words().reading.goToDiscussion(count)}
      </button>
    </footer>
  );
}

/** Says what the page had and this copy has not. */
function MissingParts({ article }: { article: Article }) {
  const { receipt } = article;
  const text = words().receipt;
  const parts = receipt.missing.map((missing) => missingWords(missing));
  const images = lacking(receipt.images);
  if (images > 0) parts.push(text.images(images, receipt.images.declared ?? 0));
  const comments = lacking(receipt.comments);
  if (comments > 0) parts.push(text.comments(comments, receipt.comments.declared ?? 0));
  if (parts.length === 0) return null;
  return (
    <p class="strip" role="note" dir="auto">
      {text.summary(parts)}{" "}
      {canBeFetched(article) && (
        <button type="button" class="text-button" data-action="fetch-missing" onClick={() => run("fetch_missing")}>
          {words().fetching.completeAction}
        </button>
      )}{" "}
      {canBeFetched(article) && <NeedsConnection />}
    </p>
  );
}

/** Whether the receipt names something that can be asked for: it came from an address, and says where the rest is. */
function canBeFetched({ receipt, summary }: Article): boolean {
  const pages = receipt.missing.some(({ type }) => type === "comment_pages" || type === "article_pages");
  return summary.url !== null && (pages || lacking(receipt.images) > 0);
}

function lacking({ declared, kept }: { declared: number | null; kept: number }): number {
  return Math.max((declared ?? kept) - kept, 0);
}

function missingWords(missing: Missing): string {
  const text = words().receipt;
  switch (missing.type) {
    case "comment_pages":
      return text.commentPages(missing.urls.length);
    case "comment_script":
      return text.commentScript(missing.service);
    case "collapsed_comments":
      return text.collapsed(missing.count);
    case "article_pages":
      return text.articlePages(missing.urls.length);
    case "paywall":
      return text.paywall;
  }
}

