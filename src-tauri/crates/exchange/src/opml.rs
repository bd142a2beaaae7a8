//! Lists of feeds, in the form that feed readers exchange.

/// A feed in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its title.
    pub title: String,
    /// Its address.
    pub feed: String,
    /// Address of the site it is about.
    pub site: Option<String>,
}

/// The list as OPML 2.0.
pub fn opml(outlines: &[Outline]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>Postil</title></head>\n<body>\n",
    );
    for Outline { title, feed, site } in outlines {
        let title = escaped(title);
        text += &format!("<outline type=\"rss\" text=\"{title}\" title=\"{title}\" xmlUrl=\"{}\"", escaped(feed));
        if let Some(site) = site {
            text += &format!(" htmlUrl=\"{}\"", escaped(site));
        }
        text += "/>\n";
    }
    text + "</body>\n</opml>\n"
}

/// What may stand in an attribute; characters that XML knows no way to write are left out.
fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '&' => text += "&amp;",
            '<' => text += "&lt;",
            '>' => text += "&gt;",
            '"' => text += "&quot;",
            '\t' | '\n' | '\r' => text.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            character if character.is_control() => {}
            character => text.push(character),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_well_formed_whatever_feeds_are_called() {
        let outline = Outline {
            title: "Tea & \"<lids>\"\u{7}\n".into(),
            feed: "https://a.example/feed?a=1&b=2".into(),
            site: Some("https://a.example/".into()),
        };
        let expected = "<outline type=\"rss\" text=\"Tea &amp; &quot;&lt;lids&gt;&quot; \" title=\"Tea &amp; \
            &quot;&lt;lids&gt;&quot; \" xmlUrl=\"https://a.example/feed?a=1&amp;b=2\" htmlUrl=\"https://a.example/\"/>";
        let text = opml(&[outline, Outline { title: "T".into(), feed: "f".into(), site: None }]);
        assert_eq!(text.lines().nth(4), Some(expected));
        assert!(text.contains("xmlUrl=\"f\"/>") && text.ends_with("</opml>\n"));
    }
}
