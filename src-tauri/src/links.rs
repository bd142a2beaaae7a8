//! Links lead outside: the reader sees where to, and the system's browser opens it.

use library::wire::{Failure, LinkTarget, Trouble};
use std::io;
use url::Url;

/// What a link leads to. An address that is none, or not for a browser or mail program, is not allowed.
pub fn target(link: &str) -> LinkTarget {
    match parse(link) {
        Some(url) => LinkTarget { host: destination(&url), url: url.into(), allowed: true },
        None => LinkTarget { url: link.into(), host: String::new(), allowed: false },
    }
}

/// Hands an allowed link to `opener`, in exactly the form [`target`] showed.
pub fn open(link: &str, opener: impl FnOnce(&str) -> io::Result<()>) -> Result<(), Failure> {
    let url = parse(link).ok_or(Trouble::NoLink)?;
    opener(url.as_str()).map_err(|_| Trouble::NoBrowser.into())
}

/// The address as it may be opened: http, https and mailto only.
///
/// The parser drops tabs and line breaks and writes the host in ASCII, so what is checked here is what is opened.
fn parse(link: &str) -> Option<Url> {
    let mut url = Url::parse(link).ok()?;
    match url.scheme() {
        // "https://bank.example@evil.example" must not read as the bank.
        "http" | "https" => {
            url.set_username("").ok()?;
            url.set_password(None).ok()?;
        }
        // A mail program may take more from a link than the reader sees, attachments among it.
        "mailto" => {
            // A line break would begin a further header of the message; only its text may have lines.
            let (_, fields) = url.as_str().split_once(':')?;
            let breaks = |part: &str| ["%0a", "%0d"].iter().any(|code| part.to_ascii_lowercase().contains(code));
            if fields.split(['?', '&']).any(|part| breaks(part) && !part.to_ascii_lowercase().starts_with("body=")) {
                return None;
            }
            let kept = |pair: &&str| {
                let name = pair.split('=').next().unwrap_or_default();
                ["subject", "body"].iter().any(|allowed| name.eq_ignore_ascii_case(allowed))
            };
            let query = url.query().map(|query| query.split('&').filter(kept).collect::<Vec<_>>().join("&"));
            url.set_query(query.as_deref().filter(|query| !query.is_empty()));
        }
        _ => return None,
    }
    Some(url)
}

fn destination(url: &Url) -> String {
    url.host_str().unwrap_or(url.path()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use library::FailureCode;

    #[test]
    fn only_web_and_mail_addresses_are_opened() {
        for link in [
            "file:///etc/passwd",
            "smb://server/share",
            "javascript:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "ms-msdt:/id",
            "vbscript:x",
            "tauri://localhost/",
            "postil-img://localhost/1",
            "\\\\server\\share",
            "//example.org",
            "/etc/passwd",
            "FILE:///etc/passwd",
            "file://server/share",
            "nfs://server/share",
            "ftp://example.org/",
            "sftp://example.org/",
            "ssh://-oProxyCommand=x/",
            "ws://example.org/",
            "blob:https://example.org/1",
            "filesystem:https://example.org/1",
            "about:blank",
            "view-source:https://example.org/",
            "feed:https://example.org/",
            "jar:https://example.org/a!/b",
            "livescript:x",
            "mocha:x",
            "java\nscript:alert(1)",
            "java\0script:alert(1)",
            "\u{1}javascript:alert(1)",
            "javascript\u{a0}:alert(1)",
            "ｊavascript:alert(1)",
            "javascript://example.org/%0aalert(1)",
            "data:application/x-msdownload;base64,TVo=",
            "http\\://example.org",
            "search-ms:query=x",
            "ms-officecmd:{}",
            "ms-word:ofe|u|https://example.org/a.docx",
            "ms-settings:privacy",
            "shell:startup",
            "res://ieframe.dll/x",
            "mk:@MSITStore:x",
            "help://x",
            "x-apple.systempreferences:x",
            "itms-services://?action=download-manifest",
            "facetime:ada@example.org",
            "callto:123",
            "tel:123",
            "sms:123",
            "geo:1,2",
            "magnet:?xt=x",
            "steam://run/1",
            "slack://open",
            "zoommtg://example.org/join",
            "vscode://file/etc/passwd",
            "intent://x#Intent;scheme=http;end",
            "market://details",
            "chrome://settings",
            "resource://gre/x",
            "postil://item/1",
            "http://[::1",
            "http://exa mple.org/",
            "https://example.org:99999/",
            "mailto:ada@example.org%0D%0ABcc:eve@example.org",
            "mailto:ada@example.org?subject=a%0aBcc:eve@example.org",
            "-a Calculator",
            "http://",
            "https:///",
            "",
        ] {
            assert!(!target(link).allowed, "{link}");
            let opened = open(link, |_| panic!("opened {link:?}"));
            assert_eq!(opened.expect_err(link).code, FailureCode::Invalid);
        }
    }

    #[test]
    fn what_is_shown_is_what_is_opened() {
        for (link, url, host) in [
            ("https://example.org/a?b#c", "https://example.org/a?b#c", "example.org"),
            ("HTTPS://EXAMPLE.org", "https://example.org/", "example.org"),
            ("https://bank.example@evil.example/", "https://evil.example/", "evil.example"),
            ("https://аpple.example/", "https://xn--pple-43d.example/", "xn--pple-43d.example"),
            ("https://exa\tmple.org/\n", "https://example.org/", "example.org"),
            (
                "mailto:ada@example.org?subject=A+b%20c&attach=/etc/passwd",
                "mailto:ada@example.org?subject=A+b%20c",
                "ada@example.org",
            ),
            ("mailto:ada@example.org", "mailto:ada@example.org", "ada@example.org"),
        ] {
            assert_eq!(target(link), LinkTarget { url: url.into(), host: host.into(), allowed: true });
            let mut opened = None;
            open(link, |url| {
                opened = Some(url.to_owned());
                Ok(())
            })
            .expect(link);
            assert_eq!(opened.as_deref(), Some(url));
        }
    }

    #[test]
    fn a_system_without_a_browser_is_said() {
        let failed = open("https://example.org", |_| Err(io::ErrorKind::NotFound.into()));
        assert_eq!(failed.expect_err("no opener").code, FailureCode::Internal);
    }
}
