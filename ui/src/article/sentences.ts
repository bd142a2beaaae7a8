/** Selecting by key, sentence by sentence and word by word, so that words can be marked without a mouse. */

import { announce } from "../core/announce";

/** Selects the sentence after the selection, or the first one of `block`. Whether there was one. */
export function selectSentence(block: HTMLElement, direction: 1 | -1, extend: boolean): boolean {
  const selection = getSelection();
  if (!selection) return false;
  const sentences = sentencesIn(block);
  const current = selection.isCollapsed || !block.contains(selection.anchorNode) ? undefined : selection.getRangeAt(0);
  const next = sentences[nextIndex(sentences, current, direction)];
  if (!next) return false;
  const start = extend && current && direction === 1 ? current : next;
  const end = extend && current && direction === -1 ? current : next;
  selection.setBaseAndExtent(start.startContainer, start.startOffset, end.endContainer, end.endOffset);
  announce(selection.toString());
  return true;
}

/** Makes the selection a word longer or shorter at its end. */
export function extendByWord(direction: 1 | -1): void {
  getSelection()?.modify("extend", direction === 1 ? "forward" : "backward", "word");
}

function nextIndex(sentences: readonly Range[], current: Range | undefined, direction: 1 | -1): number {
  if (!current) return direction === 1 ? 0 : sentences.length - 1;
  if (direction === 1) {
    const after = sentences.findIndex((range) => range.compareBoundaryPoints(Range.END_TO_END, current) > 0);
    return after < 0 ? sentences.length : after;
  }
  return sentences.findLastIndex((range) => range.compareBoundaryPoints(Range.START_TO_START, current) < 0);
}

/** The sentences of a block, as the rules of its language cut them. */
export function sentencesIn(block: HTMLElement): Range[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("[data-skip], button") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  const text = nodes.map((node) => node.data).join("");
  const language = block.closest<HTMLElement>("[lang]")?.lang || undefined;
  const segments = [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)];
  return segments.flatMap(({ segment, index }) => {
    const lead = segment.length - segment.trimStart().length;
    const length = segment.trim().length;
    return length === 0 ? [] : [rangeAt(nodes, index + lead, index + lead + length)];
  });
}

function rangeAt(nodes: readonly Text[], start: number, end: number): Range {
  const range = document.createRange();
  let before = 0;
  for (const node of nodes) {
    const after = before + node.length;
    if (start >= before && start < after) range.setStart(node, start - before);
    if (end > before && end <= after) range.setEnd(node, end - before);
    before = after;
  }
  return range;
}
