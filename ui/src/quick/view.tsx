import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { openArticle } from "../article/reading";
import { answers, isMac, run } from "../core/commands";
import { call } from "../core/core";
import { Dialog } from "../core/dialog";
import { keyCaps, keyTable, keysOf } from "../core/keys";
import { reportFailure } from "../core/undo";
import type { ArticleSummary } from "../core/wire";
import type { CommandId } from "../core/keys";
import { words } from "../i18n/words";
import { settings } from "../settings/settings";
import { match } from "./fuzzy";

/** Articles shown at once. */
const most = 12;

/** Commands that mean nothing from here: they open this very thing, or act on the cursor that it covers. */
const left: ReadonlySet<CommandId> = new Set(["quick_open", "next", "previous", "next_pane", "previous_pane"]);

type Entry = { key: string; name: string; at: readonly number[]; detail: string; keys: readonly string[]; score: number; go: () => void };

/** Articles and commands by a few letters: the articles read last come first. */
export function QuickOpen({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [articles, setArticles] = useState<readonly ArticleSummary[]>([]);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const text = words().organise;
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    let isCurrent = true;
    call("find_titles", { letters: query, limit: 60 })
      .then((found) => isCurrent && setArticles(found))
      .catch(reportFailure);
    return () => {
      isCurrent = false;
    };
  }, [query]);

  const found = articleEntries(query, articles, onClose);
  const commands = commandEntries(query, onClose);
  // A command that is meant stands before articles that only happen to have its letters.
  const isCommand = (commands[0]?.score ?? 0) > (found[0]?.score ?? 0);
  const groups = [
    { name: text.quickArticles, entries: found },
    { name: text.quickCommands, entries: commands },
  ];
  if (isCommand) groups.reverse();
  const all = groups.flatMap(({ entries }) => entries);
  const current = Math.min(chosen, all.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = (current + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length;
      setChosen(next);
      list.current?.querySelectorAll("[role=option]")[next]?.scrollIntoView({ block: "nearest" });
      event.preventDefault();
    } else if (event.key === "Enter") {
      event.preventDefault();
      all[current]?.go();
    }
  };
  const option = (entry: Entry, index: number) => (
    <Option key={entry.key} entry={entry} index={index} isChosen={index === current} onPoint={() => setChosen(index)} />
  );
  return (
    <Dialog title={text.quickOpen} class="quick-open" onClose={onClose}>
      <input
        ref={field}
        class="quick-field"
        role="combobox"
        aria-expanded="true"
        aria-controls="quick-list"
        aria-activedescendant={all.length > 0 ? `quick-${current}` : undefined}
        aria-label={text.quickPlaceholder}
        placeholder={text.quickPlaceholder}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id="quick-list" class="quick-list" role="listbox" aria-label={text.quickOpen}>
        {groups
          .filter(({ entries }) => entries.length > 0)
          .map(({ name, entries }) => (
            <div key={name} role="group" aria-label={name}>
              <h3 aria-hidden="true">{name}</h3>
              {entries.map((entry) => option(entry, all.indexOf(entry)))}
            </div>
          ))}
      </div>
      {all.length === 0 && query.trim() !== "" && <p class="empty">{text.quickNone(query.trim())}</p>}
    </Dialog>
  );
}

function Option({ entry, index, isChosen, onPoint }: { entry: Entry; index: number; isChosen: boolean; onPoint: () => void }) {
  return (
    <div
      id={`quick-${index}`}
      class="quick-option"
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      // The engine tells of a move also where the list came under a pointer that rests.
      onPointerMove={(event) => (event.movementX !== 0 || event.movementY !== 0) && onPoint()}
      onClick={entry.go}
      onKeyDown={() => {}}
    >
      <span class="quick-name" dir="auto">
        <Marked text={entry.name} at={entry.at} />
      </span>
      {entry.detail !== "" && <bdi class="quick-detail">{entry.detail}</bdi>}
      {entry.keys.map((chord) => (
        <span key={chord} class="chord">
          {keyCaps(chord, isMac, words().shortcuts.keyNames).map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </span>
      ))}
    </div>
  );
}

/** The letters that were typed stand out. */
function Marked({ text, at }: { text: string; at: readonly number[] }) {
  const marked = new Set(at);
  const parts: { text: string; isHit: boolean }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const last = parts.at(-1);
    const isHit = marked.has(index);
    if (last?.isHit === isHit) last.text += text[index];
    else parts.push({ text: text[index] ?? "", isHit });
  }
  return <>{parts.map((part, index) => (part.isHit ? <b key={index}>{part.text}</b> : part.text))}</>;
}

function articleEntries(query: string, articles: readonly ArticleSummary[], onClose: () => void): Entry[] {
  const entries = articles.map((article, index) => {
    const hit = match(query, article.title);
    const go = () => {
      onClose();
      openArticle(article.id).catch(reportFailure);
    };
    const detail = article.site ?? article.byline ?? "";
    // Among equals the one read last, which comes first, wins.
    const score = (hit?.score ?? 0) - index / 1000;
    return { key: `article-${article.id}`, name: article.title, at: hit?.at ?? [], detail, keys: [], score, go };
  });
  return entries
    .toSorted((one, other) => other.score - one.score)
    .slice(0, query.trim() === "" ? 6 : most);
}

function commandEntries(query: string, onClose: () => void): Entry[] {
  const entries = keyTable.flatMap((row) => {
    const { command } = row;
    const name = words().commands[command];
    const hit = left.has(command) || !answers(command) ? undefined : match(query, name);
    const go = () => {
      onClose();
      // The dialog gives the focus back first: many commands act on what has it.
      setTimeout(() => run(command));
    };
    const keys = keysOf(row, settings.value.keys).slice(-1);
    return hit ? [{ key: command, name, at: hit.at, detail: "", keys, score: hit.score, go }] : [];
  });
  return entries.toSorted((one, other) => other.score - one.score);
}
