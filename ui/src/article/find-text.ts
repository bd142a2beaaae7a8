/** Where a text says something. */

const mostHits = 2000;

/**
 * All places where the words of `root` say `query`, letter case aside. Words may run over several nodes of a run, which
 * is what `runs` selects.
 */
export function findText(root: HTMLElement, query: string, runs = "[data-at]"): Range[] {
  const wanted = query.toLocaleLowerCase();
  if (wanted === "") return [];
  const found: Range[] = [];
  for (const run of root.querySelectorAll<HTMLElement>(runs)) {
    const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    const pieces: { node: Text; start: number }[] = [];
    let text = "";
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      pieces.push({ node, start: text.length });
      text += node.data;
    }
    const lower = text.toLocaleLowerCase();
    // Where lower case has another length, offsets would not fit; such a run is searched as it is written.
    const haystack = lower.length === text.length ? lower : text;
    for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      const first = pieces.findLast(({ start }) => start <= at);
      const last = pieces.findLast(({ start }) => start < at + wanted.length);
      if (!first || !last) break;
      range.setStart(first.node, at - first.start);
      range.setEnd(last.node, at + wanted.length - last.start);
      found.push(range);
      if (found.length >= mostHits) return found;
    }
  }
  return found;
}
