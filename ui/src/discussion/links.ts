/** The links in comments. */

import type { Block, Inline } from "../core/wire";
import type { Row } from "./thread";

/** Whether a comment links anywhere. */
export function hasLink(row: Row): boolean {
  return row.comment?.blocks.some(blockLinks) ?? false;
}

function blockLinks(block: Block): boolean {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return runLinks(block.text);
    case "list":
      return block.items.some((item) => item.blocks.some(blockLinks));
    case "quote":
      return block.blocks.some(blockLinks);
    case "embed":
      return true;
    default:
      return false;
  }
}

function runLinks(inlines: readonly Inline[]): boolean {
  return inlines.some((inline) => inline.type === "link" || ("children" in inline && runLinks(inline.children)));
}

/** The host of a web address, without "www."; undefined for what is none. */
export function hostOf(address: string): string | undefined {
  if (!/^https?:/i.test(address)) return undefined;
  try {
    return new URL(address).hostname.replace(/^www\./, "") || undefined;
  } catch {
    return undefined;
  }
}
