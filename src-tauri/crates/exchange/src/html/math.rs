use super::Writer;
use crate::mathml;
use document::{MathNotation, Rendition};

impl Writer {
    /// A formula as the page showed it, with its source beside it: TeX stands in an annotation of its MathML, in place
    /// of its picture, or else between delimiters.
    pub(super) fn math(&mut self, notation: MathNotation, source: &str, shown: &Rendition, display: bool) {
        match notation {
            MathNotation::MathMl if mathml::is_plain(source) => self.out.push_str(source),
            MathNotation::MathMl => {
                self.open("code");
                self.text(source);
                self.close("code");
            }
            MathNotation::Tex => {
                let name = if display { "p" } else { "span" };
                self.out.push_str(&format!("<{name} class=\"math {}\">", if display { "display" } else { "inline" }));
                self.tex(source, shown, display);
                self.close(name);
            }
        }
    }

    fn tex(&mut self, source: &str, shown: &Rendition, display: bool) {
        let mathml = shown.mathml.as_deref().filter(|mathml| mathml::is_plain(mathml));
        let content = mathml.and_then(|mathml| mathml.strip_prefix("<math>")?.strip_suffix("</math>"));
        if let Some(content) = content {
            self.out.push_str(if display { "<math display=\"block\">" } else { "<math>" });
            self.out.push_str(&format!("<semantics>{content}<annotation encoding=\"application/x-tex\">"));
            self.text(source);
            self.out.push_str("</annotation></semantics></math>");
        }
        match &shown.picture {
            Some(picture) => {
                // A browser draws MathML itself; the picture waits for programs that do not.
                self.out.push_str(if content.is_some() { "<img hidden" } else { "<img" });
                self.image_attributes(picture, source);
            }
            None if content.is_none() => {
                self.out.push_str(if display { "\\[" } else { "\\(" });
                self.text(source);
                self.out.push_str(if display { "\\]" } else { "\\)" });
            }
            None => {}
        }
    }
}
