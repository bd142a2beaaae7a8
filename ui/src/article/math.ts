/**
 * Formulas. MathML is rebuilt node by node from a list of known elements. TeX is shown as the page showed it; where
 * the page gave nothing but the source, the library turns it into MathML; what it cannot read is shown as its picture,
 * or else as its source.
 */

import type { MathNotation, Rendition } from "../core/wire";
import { element } from "./dom";

const MATHML = "http://www.w3.org/1998/Math/MathML";

const known = new Set(
  (
    "math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder " +
    "mover munderover mmultiscripts mprescripts mtable mtr mtd menclose semantics annotation"
  ).split(" "),
);
const knownAttributes = new Set(
  "display displaystyle mathvariant stretchy fence separator accent accentunder columnalign rowspan columnspan".split(
    " ",
  ),
);
const maxDepth = 128;

let converted: Readonly<Record<string, string | undefined>> = {};

/** Takes over the MathML of an article's formulas in TeX, by their source. */
export function knowFormulas(formulas: Readonly<Record<string, string | undefined>>): void {
  converted = formulas;
}

/** A formula as documents hold it, in a line or on its own. */
export interface Formula {
  notation: MathNotation;
  source: string;
  shown?: Rendition;
}

/** A formula. Its canonical text is its source, whatever is shown, so it counts as one piece of that length. */
export function formula(math: Formula, isBlock: boolean, picture?: HTMLElement): HTMLElement {
  const { notation, source, shown } = math;
  const markup = notation === "math_ml" ? source : (shown?.mathml ?? converted[source]);
  const tree = markup === undefined ? undefined : mathml(markup);
  const host = element(isBlock ? "div" : "span", { class: "formula", "data-length": source.length, dir: "ltr" });
  if (tree) {
    tree.setAttribute("display", isBlock ? "block" : "inline");
    host.append(tree);
  } else if (picture) {
    picture.setAttribute("alt", source);
    host.append(picture);
  } else {
    host.append(element("code", {}, source));
  }
  return host;
}

/** The tree of a `math` element, or undefined where the source is no such thing. */
export function mathml(source: string): Element | undefined {
  const root = document.createElementNS(MATHML, "math");
  const open: Element[] = [root];
  let started = false;
  for (const [, text, closing, name = "", attributes = "", empty] of source.matchAll(
    /([^<]+)|<(\/?)([a-zA-Z][\w:-]*)([^<>]*?)(\/?)>/g,
  )) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) {
      if (started && text.trim() !== "") parent.append(unescape(text));
    } else if (!known.has(name)) {
      return undefined;
    } else if (closing) {
      if (open.length > 1 && parent.localName === name) open.pop();
    } else if (name === "math" && !started) {
      started = true;
    } else {
      if (!started || open.length >= maxDepth) return undefined;
      const child = mathElement(name, attributes);
      parent.append(child);
      if (!empty) open.push(child);
    }
  }
  return started && root.hasChildNodes() ? root : undefined;
}

function mathElement(name: string, attributes: string): Element {
  const child = document.createElementNS(MATHML, name);
  for (const [, attribute = "", value = ""] of attributes.matchAll(/([a-z]+)="([^"]*)"/g)) {
    if (knownAttributes.has(attribute)) child.setAttribute(attribute, unescape(value));
  }
  return child;
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
