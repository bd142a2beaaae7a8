import { useEffect, useRef, useState } from "preact/hooks";
import { moveTo, step } from "../article/cursor";
import { openArticle } from "../article/reading";
import { SettingsButton } from "../article/top-bar";
import { isMac, useCommands } from "../core/commands";
import { imageAddress } from "../core/core";
import { shortDate } from "../core/dates";
import { Icon } from "../core/icons";
import { keyCaps } from "../core/keys";
import { reportFailure } from "../core/undo";
import type { ArticleSummary } from "../core/wire";
import { locale, words } from "../i18n/words";
import { SearchResults } from "../search/results";
import { articles, importFiles, listFailure, refreshArticles, removeArticle } from "./articles";

const wordsPerMinute = 230;

/** The library: everything saved, newest first, and the search over it. */
export function LibraryView() {
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const text = words().library;
  useEffect(() => {
    scrollTo(0, 0);
    void refreshArticles();
  }, []);
  useLibraryCommands(list, field);
  const clear = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !field.current) return;
    field.current.value = "";
    setQuery("");
  };
  return (
    <div class="library">
      <header class="top-bar library-bar" data-pane>
        <h1>{text.title}</h1>
        <search class="library-search">
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            class="field"
            placeholder={text.search}
            aria-label={text.search}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={clear}
          />
        </search>
        <span class="bar-end">
          <button type="button" class="button" data-action="import" onClick={() => void importFiles()}>
            <Icon name="plus" />
            {text.import}
          </button>
          <SettingsButton />
        </span>
      </header>
      <main class="library-page" data-pane tabIndex={-1} aria-label={text.title}>
        {listFailure.value && (
          <p class="failure" role="alert">
            {listFailure.value.message}{" "}
            <button type="button" class="text-button" onClick={() => void refreshArticles()}>
              {words().tryAgain}
            </button>
          </p>
        )}
        {query.trim() ? (
          <SearchResults query={query} />
        ) : (
          <div ref={list}>
            <ArticleList />
          </div>
        )}
      </main>
    </div>
  );
}

function ArticleList() {
  const text = words().library;
  const saved = articles.value;
  if (!saved) return null;
  if (saved.length === 0) {
    return (
      <section class="library-empty">
        <h2>{text.emptyTitle}</h2>
        <p>{text.empty}</p>
        <p>
          <button type="button" class="button primary" onClick={() => void importFiles()}>
            {text.import}
          </button>
        </p>
        <p>{words().importing.usePaste(keyCaps("Mod+V", isMac, words().shortcuts.keyNames).join(isMac ? "" : "+"))}</p>
      </section>
    );
  }
  return (
    <ul class="articles" aria-label={text.articles(saved.length)}>
      {saved.map((article) => (
        <ArticleItem key={article.id} article={article} />
      ))}
    </ul>
  );
}

function ArticleItem({ article }: { article: ArticleSummary }) {
  const text = words().library;
  const percent = Math.round(article.progress * 100);
  const open = () => {
    openArticle(article.id).catch(reportFailure);
  };
  return (
    <li class="article-item" data-article={article.id} data-unread={article.unread}>
      <button type="button" class="article-open" data-stop onClick={open}>
        <span class="article-title" dir="auto">
          {article.title}
        </span>
        <span class="article-source">
          {[article.site, article.byline].filter(Boolean).map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
        </span>
        {article.excerpt && (
          <span class="article-excerpt" dir="auto">
            {article.excerpt}
          </span>
        )}
        <span class="article-facts">
          {article.unread && <span class="unread">{text.unread}</span>}
          <span>{text.minutes(Math.max(1, Math.round(article.words / wordsPerMinute)))}</span>
          {article.comments > 0 && (
            <span>
              {text.comments(article.comments)}
              {article.new_comments > 0 && <em class="fresh">{text.newComments(article.new_comments)}</em>}
            </span>
          )}
          {article.notes > 0 && <span>{text.notes(article.notes)}</span>}
          <span>{text.saved(shortDate(article.saved_at, locale()) ?? "")}</span>
          {percent > 0 && percent < 98 && <span>{text.read(percent)}</span>}
          {article.tags.map((tag) => (
            <span key={tag} class="tag">
              {tag}
            </span>
          ))}
        </span>
      </button>
      {article.lead_image !== null && <img src={imageAddress(article.lead_image)} alt="" loading="lazy" />}
      <button
        type="button"
        class="icon-button article-remove"
        aria-label={text.moveToBin(article.title)}
        title={text.moveToBin(article.title)}
        onClick={() => void removeArticle(article)}
      >
        <Icon name="bin" />
      </button>
    </li>
  );
}

function useLibraryCommands(
  list: { current: HTMLDivElement | null },
  field: { current: HTMLInputElement | null },
): void {
  const go = (direction: 1 | -1) => () => (list.current ? step(list.current, direction) : false);
  const search = () => field.current?.focus();
  useCommands({
    next: go(1),
    previous: go(-1),
    find: search,
    search_library: search,
    delete: () => {
      const item = document.activeElement?.closest<HTMLElement>("[data-article]");
      const article = articles.value?.find(({ id }) => String(id) === item?.dataset["article"]);
      if (!article) return false;
      const next = item?.nextElementSibling ?? item?.previousElementSibling;
      void removeArticle(article).then(() => {
        const stop = next?.querySelector<HTMLElement>("[data-stop]");
        if (stop) moveTo(stop);
      });
      return true;
    },
  });
}
