//! Formulas: TeX where the page still has it, else MathML rebuilt from a list of known elements.

use crate::blocks::Scope;
use crate::dom::{Dom, NodeId};
use crate::figure;
use document::{Image, MathNotation, Rendition};

/// A formula as the page has it.
pub(crate) struct Formula {
    /// How `source` is written.
    pub notation: MathNotation,
    /// The formula.
    pub source: String,
    /// How the page shows it, where the source is TeX.
    pub shown: Rendition,
    /// On a line of its own.
    pub displayed: bool,
}

/// The formula that an element is, if it is one.
pub(crate) fn formula(scope: &Scope, id: NodeId, name: &str) -> Option<Formula> {
    let dom = scope.dom();
    match name {
        "math" => from_math(dom, id, displays(dom, id)),
        "script" => script(dom, id),
        "img" => from_image(scope, id),
        "p" | "span" if dom.has_class(id, "math") => {
            let displayed = dom.has_class(id, "display");
            if let Some(math) = dom.elements(id, "math").next() {
                return from_math(dom, math, displayed).map(|formula| with_picture(scope, id, formula));
            }
            let text = dom.visible_text(id);
            if let Some(picture) = dom.elements(id, "img").next().filter(|_| text.is_empty()) {
                let formula = tex(dom.attr(picture, "alt")?, displayed)?;
                return Some(with_picture(scope, id, formula));
            }
            let inner = |open: &str, close: &str| text.strip_prefix(open)?.strip_suffix(close).map(str::to_string);
            tex(&inner("\\[", "\\]").or_else(|| inner("\\(", "\\)"))?, displayed)
        }
        "span" | "div" | "mjx-container" => {
            let element = dom.element(id)?;
            let rendered = name == "mjx-container"
                || element.classes().any(|class| {
                    matches!(class, "katex" | "katex-display" | "MathJax" | "MathJax_Display" | "mwe-math-element")
                });
            if !rendered {
                return None;
            }
            let displayed = element.attr("display") == Some("true")
                || element.classes().any(|class| matches!(class, "katex-display" | "MathJax_Display"));
            let math = dom.elements(id, "math").next()?;
            let formula = from_math(dom, math, displayed || displays(dom, math))?;
            Some(with_picture(scope, id, formula))
        }
        _ => None,
    }
}

/// MathJax 2 keeps its source in a script element.
pub(crate) fn script(dom: &Dom, id: NodeId) -> Option<Formula> {
    let kind = dom.attr(id, "type")?.trim();
    let mut parts = kind.split(';');
    if parts.next()?.trim() != "math/tex" {
        return None;
    }
    let displayed = parts.any(|part| part.trim() == "mode=display");
    tex(&dom.raw_text(id), displayed)
}

fn displays(dom: &Dom, math: NodeId) -> bool {
    dom.attr(math, "display") == Some("block") || dom.attr(math, "mode") == Some("display")
}

fn from_math(dom: &Dom, math: NodeId, displayed: bool) -> Option<Formula> {
    let annotation = dom
        .elements(math, "annotation")
        .find(|&id| dom.attr(id, "encoding").is_some_and(|encoding| encoding.to_ascii_lowercase().contains("tex")));
    if let Some(mut formula) = annotation.and_then(|id| tex(&dom.raw_text(id), displayed)) {
        formula.shown.mathml = presentation(dom, math);
        return Some(formula);
    }
    let source = rebuild(dom, math);
    let empty = dom.visible_text(math).is_empty();
    let shown = Rendition::default();
    (!empty).then_some(Formula { notation: MathNotation::MathMl, source, shown, displayed })
}

/// The formula as a browser draws it, in one element; `None` where there is only an annotation.
fn presentation(dom: &Dom, math: NodeId) -> Option<String> {
    let inside = dom.child_elements(math).find(|&id| dom.name(id) == "semantics").unwrap_or(math);
    let drawn: Vec<NodeId> = dom.child_elements(inside).filter(|&id| is_presentation(dom.name(id))).collect();
    let rebuilt = rebuild(dom, math);
    match drawn.as_slice() {
        [] => None,
        [_] => Some(rebuilt),
        _ => Some(rebuilt.replacen("<math>", "<math><mrow>", 1).replace("</math>", "</mrow></math>")),
    }
}

/// The formula with the picture that the page has for readers whose browser draws none.
fn with_picture(scope: &Scope, around: NodeId, mut formula: Formula) -> Formula {
    if formula.notation == MathNotation::Tex {
        let picture = scope.dom().elements(around, "img").find_map(|img| figure::image(scope.page, img));
        formula.shown.picture = picture.map(|picture| Image { alt: String::new(), ..picture });
    }
    formula
}

/// Formulas drawn as images carry their TeX as alternative text.
fn from_image(scope: &Scope, id: NodeId) -> Option<Formula> {
    let element = scope.dom().element(id)?;
    let drawn = element.classes().any(|class| {
        matches!(class, "tex" | "latex" | "math" | "mwe-math-fallback-image-inline" | "mwe-math-fallback-image-display")
    });
    let alt = element.attr("alt").filter(|_| drawn)?;
    let mut formula = tex(alt, element.classes().any(|class| class.ends_with("-display")))?;
    let picture = figure::image(scope.page, id);
    formula.shown.picture = picture.map(|picture| Image { alt: String::new(), ..picture });
    Some(formula)
}

fn tex(source: &str, displayed: bool) -> Option<Formula> {
    let source = source.trim();
    let source =
        source.strip_prefix("{\\displaystyle").and_then(|rest| rest.strip_suffix('}')).unwrap_or(source).trim();
    let source = source.strip_prefix("$$").and_then(|rest| rest.strip_suffix("$$")).unwrap_or(source).trim();
    let shown = Rendition::default();
    (!source.is_empty()).then(|| Formula { notation: MathNotation::Tex, source: source.to_string(), shown, displayed })
}

/// Presentation MathML with nothing in it but known elements and harmless attributes.
fn rebuild(dom: &Dom, math: NodeId) -> String {
    let mut source = String::from("<math>");
    let mut open: Vec<(NodeId, &str)> = Vec::new();
    let mut next = NodeId(math.0 + 1);
    while next < dom.end(math) {
        close_before(&mut source, &mut open, next);
        if let Some(words) = dom.text_node(next) {
            push_escaped(&mut source, words.trim());
        } else if let Some(element) = dom.element(next) {
            if matches!(element.name(), "annotation" | "annotation-xml" | "script" | "style") {
                next = dom.end(next);
                continue;
            }
            if is_presentation(element.name()) {
                source.push('<');
                source.push_str(element.name());
                for (name, value) in element.attrs().filter(|(name, _)| is_harmless(name)) {
                    source.push_str(&format!(" {name}=\""));
                    push_escaped(&mut source, value);
                    source.push('"');
                }
                source.push('>');
                open.push((dom.end(next), element.name()));
            }
        }
        next = NodeId(next.0 + 1);
    }
    close_before(&mut source, &mut open, dom.end(math));
    source.push_str("</math>");
    source
}

fn close_before(source: &mut String, open: &mut Vec<(NodeId, &str)>, next: NodeId) {
    while open.last().is_some_and(|&(end, _)| end <= next) {
        if let Some((_, name)) = open.pop() {
            source.push_str(&format!("</{name}>"));
        }
    }
}

fn push_escaped(source: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => source.push_str("&amp;"),
            '<' => source.push_str("&lt;"),
            '>' => source.push_str("&gt;"),
            '"' => source.push_str("&quot;"),
            other => source.push(other),
        }
    }
}

fn is_presentation(name: &str) -> bool {
    matches!(
        name,
        "mi" | "mn"
            | "mo"
            | "ms"
            | "mtext"
            | "mspace"
            | "mrow"
            | "mfrac"
            | "msqrt"
            | "mroot"
            | "mstyle"
            | "merror"
            | "mpadded"
            | "mphantom"
            | "mfenced"
            | "menclose"
            | "msub"
            | "msup"
            | "msubsup"
            | "munder"
            | "mover"
            | "munderover"
            | "mmultiscripts"
            | "mprescripts"
            | "none"
            | "mtable"
            | "mtr"
            | "mtd"
    )
}

fn is_harmless(name: &str) -> bool {
    matches!(
        name,
        "mathvariant"
            | "stretchy"
            | "fence"
            | "separator"
            | "accent"
            | "accentunder"
            | "displaystyle"
            | "scriptlevel"
            | "linethickness"
            | "columnalign"
            | "rowalign"
            | "columnspan"
            | "rowspan"
            | "notation"
            | "open"
            | "close"
            | "separators"
            | "width"
            | "form"
    )
}
