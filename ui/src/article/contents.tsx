import { useEffect, useState } from "preact/hooks";
import { inlineText } from "../core/canonical";
import type { Block } from "../core/wire";
import { words } from "../i18n/words";
import { barHeight } from "./cursor";
import { goTo, type Reading } from "./reading";

type Heading = Extract<Block, { type: "heading" }>;

/** The headings of the article, the one being read marked. */
export function Contents({ reading, onGo }: { reading: Reading; onGo?: () => void }) {
  const headings = headingsIn(reading.article.document.blocks);
  const current = useCurrentHeading(headings);
  if (headings.length === 0) return null;
  const top = Math.min(...headings.map(({ level }) => level));
  return (
    <nav class="contents" aria-label={words().reading.contents}>
      <p class="rail-title">{words().reading.contents}</p>
      <ol>
        {headings.map(({ id, level, text }) => (
          <li key={id} class={level > top ? "deeper" : undefined}>
            <button
              type="button"
              dir="auto"
              aria-current={id === current ? "location" : undefined}
              onClick={() => {
                onGo?.();
                goTo({ to: "block", id });
              }}
            >
              {inlineText(text)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function headingsIn(blocks: readonly Block[]): Heading[] {
  return blocks.filter((block) => block.type === "heading");
}

/** The last heading above the upper third of the window. */
function useCurrentHeading(headings: readonly Heading[]): string | undefined {
  const [current, setCurrent] = useState<string | undefined>();
  useEffect(() => {
    let frame = 0;
    const update = () => {
      const line = barHeight + innerHeight / 4;
      const above = headings.findLast(({ id }) => {
        const node = document.querySelector(`[data-article-body] [data-block="${CSS.escape(id)}"]`);
        return node !== null && node.getBoundingClientRect().top <= line;
      });
      setCurrent(above?.id);
    };
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(update);
    };
    later();
    addEventListener("scroll", later, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", later);
    };
  }, [headings.length]);
  return current;
}
