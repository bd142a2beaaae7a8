//! A check that a formula's markup is MathML and nothing else, before it is written out as it stands.

/// Elements of presentation MathML.
const ELEMENTS: &[&str] = &[
    "annotation",
    "math",
    "menclose",
    "merror",
    "mfenced",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "semantics",
];

/// Attributes that change how a formula looks and nothing else.
const ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "close",
    "columnalign",
    "columnlines",
    "columnspacing",
    "columnspan",
    "depth",
    "dir",
    "display",
    "displaystyle",
    "encoding",
    "fence",
    "form",
    "frame",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "open",
    "rowalign",
    "rowlines",
    "rowspacing",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "separators",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
    "xmlns",
];

/// Whether `source` consists of known MathML elements with known, quoted attributes, and text.
///
/// The document promises it; a document that came from elsewhere (a restored file, a future import) is not trusted
/// to keep promises.
pub(crate) fn is_plain(source: &str) -> bool {
    let mut rest = source;
    if !rest.starts_with("<math") {
        return false;
    }
    while let Some((_, after)) = rest.split_once('<') {
        let Some((tag, after)) = after.split_once('>') else { return false };
        if !is_known_tag(tag) {
            return false;
        }
        rest = after;
    }
    true
}

fn is_known_tag(tag: &str) -> bool {
    if let Some(name) = tag.strip_prefix('/') {
        return ELEMENTS.contains(&name.trim_end());
    }
    let tag = tag.strip_suffix('/').unwrap_or(tag);
    let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
    ELEMENTS.contains(&name) && are_known_attributes(attributes)
}

fn are_known_attributes(mut rest: &str) -> bool {
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return true;
        }
        let Some((name, value)) = rest.split_once("=\"") else { return false };
        let Some((value, after)) = value.split_once('"') else { return false };
        if !ATTRIBUTES.contains(&name) || value.contains(['<', '&']) {
            return false;
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn formulas_pass() {
        assert!(is_plain("<math display=\"block\"><mfrac><mi>a</mi><mn>2</mn></mfrac><mspace width=\"1em\"/></math>"));
    }

    #[test]
    fn anything_else_does_not() {
        for source in [
            "",
            "x",
            "<p>",
            "<math><script>x</script></math>",
            "<math onclick=\"x\"></math>",
            "<math href=\"javascript:x\"></math>",
            "<math><mi",
            "<math><annotation-xml encoding=\"text/html\"></annotation-xml></math>",
            "<math display='block'></math>",
            "<math><!--></math>",
        ] {
            assert!(!is_plain(source), "{source}");
        }
    }
}
