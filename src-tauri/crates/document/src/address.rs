//! Which addresses of a page may become part of a document.

/// Whether an address may stand in a link: web, mail, telephone, or relative. Never one that runs.
pub fn is_safe_link(url: &str) -> bool {
    scheme(url).is_none_or(|scheme| ["http", "https", "mailto", "tel", "ftp"].contains(&scheme.as_str()))
}

/// The scheme in lower case as a browser would read it: leading blanks and any tabs and line feeds are ignored.
pub fn scheme(url: &str) -> Option<String> {
    let significant = url.chars().filter(|character| !matches!(character, '\t' | '\n' | '\r'));
    let start: String = significant.skip_while(|&character| character <= ' ').take(40).collect();
    let (scheme, _) = start.split_once(':')?;
    (!scheme.contains(['/', '?', '#'])).then(|| scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::is_safe_link;

    #[test]
    fn what_runs_is_no_link() {
        for url in
            ["javascript:alert(1)", " \u{1}JAVA\nSCRIPT:x", "data:text/html,x", "vbscript:x", "file:///etc", "blob:x"]
        {
            assert!(!is_safe_link(url), "{url}");
        }
        for url in ["https://a.example/", "/b?c=d:e", "#javascript:", "mailto:a@b.example", "page.html", ""] {
            assert!(is_safe_link(url), "{url}");
        }
    }
}
