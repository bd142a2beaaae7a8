/** Runs inside a block's text, as DOM nodes. */

import { imageAddress } from "../core/core";
import type { Image, Inline, SavedImage } from "../core/wire";
import { words } from "../i18n/words";
import { element } from "./dom";
import { type Formula, formula } from "./math";

/** What rendering needs to know beside the blocks themselves. */
export interface InlineContext {
  /** Saved images by the address the page names them by. */
  images: ReadonlyMap<string, SavedImage>;
}

const tags = {
  emphasis: "em",
  strong: "strong",
  struck: "s",
  marked: "mark",
  sub: "sub",
  sup: "sup",
} as const;

/** Appends `inlines` to `parent`. */
export function appendInlines(parent: Node, inlines: readonly Inline[], context: InlineContext): void {
  for (const inline of inlines) parent.appendChild(inlineNode(inline, context));
}

function inlineNode(inline: Inline, context: InlineContext): Node {
  switch (inline.type) {
    case "text":
      return document.createTextNode(inline.text);
    case "code":
      return element("code", { dir: "ltr" }, inline.text);
    case "break":
      return element("br");
    case "link":
      return link(inline.url, inline.children, context);
    case "footnote_ref":
      return element(
        "button",
        { type: "button", class: "footnote-ref", "data-footnote": inline.label, "data-skip": true },
        inline.label,
      );
    case "image":
      return inlineImage(inline, context);
    case "math":
      return formula(inline, false, formulaPicture(inline, context));
    default: {
      const node = element(tags[inline.type]);
      appendInlines(node, inline.children, context);
      return node;
    }
  }
}

/**
 * A link without an `href`: the engine resolves names of addresses it sees, and nothing of an article may reach
 * the network. The address waits in a data attribute until the reader asks for it.
 */
function link(url: string, children: readonly Inline[], context: InlineContext): Node {
  const node = element("a", { role: "link", tabindex: "0", "data-url": url });
  appendInlines(node, children, context);
  return node;
}

/** A saved image, or undefined where its bytes are not in the library. */
export function savedImage(image: Image, context: InlineContext): HTMLImageElement | undefined {
  const saved = context.images.get(image.url);
  if (!saved) return undefined;
  const attributes = { alt: image.alt, width: saved.width, height: saved.height, decoding: "async", loading: "lazy" };
  return element("img", { ...attributes, src: imageAddress(saved.id) });
}

function inlineImage(image: Image, context: InlineContext): Node {
  const node = savedImage(image, context) ?? missingImage(image, "span");
  node.dataset["skip"] = "";
  return node;
}

/** The saved picture of a formula that has no other form. */
export function formulaPicture(math: Formula, context: InlineContext): HTMLImageElement | undefined {
  return math.shown?.picture && savedImage(math.shown.picture, context);
}

/** The honest box that stands for an image that was not saved. */
export function missingImage(image: Image, tag: "div" | "span"): HTMLElement {
  const { notSaved, notSavedWithoutAlt } = words().article.image;
  const text = image.alt ? notSaved(image.alt) : notSavedWithoutAlt;
  return element(tag, { class: "image-missing", role: "img", "aria-label": text }, text);
}
