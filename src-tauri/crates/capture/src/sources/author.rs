//! Names of people, without the e-mail addresses that exports and feeds put beside or in place of them.

use document::Author;

/// An author of that name; `None` for no name and for the names of deleted accounts.
pub(crate) fn author(name: &str, url: Option<String>) -> Option<Author> {
    let name = public_name(&super::body::words(name));
    let gone = matches!(name.as_str(), "" | "[deleted]" | "[removed]" | "deleted" | "[gelöscht]");
    (!gone).then_some(Author { name, url })
}

/// `name` without e-mail addresses: `ada@example.org (Ada)` is Ada, `ada@example.org` alone is ada.
fn public_name(name: &str) -> String {
    let is_address = |word: &&str| {
        let word = word.trim_matches(['<', '>', '(', ')', ',', ';']);
        word.split_once('@').is_some_and(|(local, host)| !local.is_empty() && host.contains('.') && !host.contains('@'))
            && !word.contains('/')
    };
    let rest: Vec<&str> = name.split_whitespace().filter(|word| !is_address(word)).collect();
    match name.split_whitespace().find(is_address) {
        // A fediverse handle (@ada@example.org) is a name, and its first character tells it from an address.
        None => rest.join(" "),
        Some(address) if rest.is_empty() => {
            address.trim_matches(['<', '>', '(', ')']).split('@').next().unwrap_or_default().to_string()
        }
        Some(_) => {
            let rest = rest.join(" ");
            let inner = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            inner.map(str::to_string).unwrap_or(rest)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_do_not_get_out() {
        for (given, name) in [
            ("Ada Lind", "Ada Lind"),
            ("ada@example.org (Ada Lind)", "Ada Lind"),
            ("Ada Lind <ada@example.org>", "Ada Lind"),
            ("ada@example.org", "ada"),
            ("@ada@example.org", "@ada@example.org"),
            ("Tom @ home", "Tom @ home"),
        ] {
            assert_eq!(author(given, None).map(|author| author.name).as_deref(), Some(name), "{given}");
        }
        assert_eq!(author("[deleted]", None), None);
        assert_eq!(author("  ", None), None);
    }
}
