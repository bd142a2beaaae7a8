//! Formulas in TeX, made readable: the window shows MathML, which the engine lays out itself.

use document::{Block, BlockKind, Inline, MathNotation};
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::mathml::push_mathml;
use pulldown_latex::{Parser, Storage};
use std::collections::BTreeMap;

/// More than anybody typesets in one formula; what is longer is shown as its source.
const LONGEST: usize = 4096;

/// MathML of every TeX formula in these blocks, by its source. What is no TeX is absent and is shown as its source.
pub fn mathml<'b>(blocks: impl Iterator<Item = &'b Block>) -> BTreeMap<String, String> {
    let mut formulas = BTreeMap::new();
    let mut rest: Vec<&Block> = blocks.collect();
    while let Some(block) = rest.pop() {
        if let BlockKind::Math { notation: MathNotation::Tex, source, .. } = &block.kind {
            add(&mut formulas, source, DisplayMode::Block);
        }
        let mut runs: Vec<&Inline> = block.runs().into_iter().flatten().collect();
        while let Some(run) = runs.pop() {
            if let Inline::Math { notation: MathNotation::Tex, source, .. } = run {
                add(&mut formulas, source, DisplayMode::Inline);
            }
            runs.extend(run.children());
        }
        rest.extend(block.children().into_iter().flatten());
    }
    formulas
}

fn add(formulas: &mut BTreeMap<String, String>, source: &str, mode: DisplayMode) {
    if !formulas.contains_key(source)
        && let Some(mathml) = convert(source, mode)
    {
        formulas.insert(source.to_owned(), mathml);
    }
}

/// MathML of a formula, or `None` where it is no TeX that is understood.
fn convert(source: &str, display_mode: DisplayMode) -> Option<String> {
    if source.len() > LONGEST {
        return None;
    }
    let storage = Storage::new();
    let events: Vec<_> = Parser::new(bare(source), &storage).collect::<Result<_, _>>().ok()?;
    let mut mathml = String::new();
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    push_mathml(&mut mathml, events.into_iter().map(Ok::<_, std::convert::Infallible>), config).ok()?;
    Some(mathml)
}

/// The formula without the signs that only say where it begins and ends.
fn bare(source: &str) -> &str {
    let source = source.trim();
    [("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)")]
        .iter()
        .find_map(|(start, end)| source.strip_prefix(start)?.strip_suffix(end))
        .map_or(source, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Rendition;
    use proptest::prelude::*;

    fn tex(source: &str) -> Option<String> {
        convert(source, DisplayMode::Inline)
    }

    #[test]
    fn tex_becomes_mathml() {
        let fraction = tex(r"\frac{a}{b^2}").expect("a formula");
        assert!(
            fraction.starts_with("<math") && fraction.contains("<mfrac>") && fraction.contains("<msup>"),
            "{fraction}"
        );
        assert_eq!(tex(r"$\alpha$"), tex(r"\alpha"));
        assert!(tex(r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}").expect("a matrix").contains("<mtr>"));
    }

    #[test]
    fn what_is_no_tex_stays_as_it_is() {
        for source in [r"\frac{a", r"\nosuchcommand", "{{{", r"\begin{pmatrix}"] {
            assert_eq!(tex(source), None, "{source}");
        }
    }

    #[test]
    fn formulas_are_found_wherever_they_stand() {
        let inline = Inline::Math { notation: MathNotation::Tex, source: "x^2".into(), shown: Rendition::default() };
        let paragraph = Block::new(BlockKind::Paragraph { text: vec![Inline::Strong { children: vec![inline] }] });
        let displayed = Block::new(BlockKind::Math {
            notation: MathNotation::Tex,
            source: "y_1".into(),
            shown: Rendition::default(),
        });
        let quote = Block::new(BlockKind::Quote { blocks: vec![displayed], cite: Vec::new() });
        let found = mathml([&paragraph, &quote].into_iter());
        assert_eq!(found.keys().collect::<Vec<_>>(), ["x^2", "y_1"]);
    }

    proptest! {
        #[test]
        fn no_source_breaks_it(source in r"(\\[a-zA-Z]{1,8}|[{}^_&$ a-z0-9+=]|\\\\){0,40}") {
            tex(&source);
        }

        #[test]
        fn no_text_breaks_it(source in any::<String>()) {
            tex(&source);
        }
    }
}
