use super::Scope;
use crate::dom::NodeId;
use document::BlockKind;
use url::Url;

/// Hosts whose frames are something to watch, hear or look at; other frames are mostly advertising.
const HOSTS: &[&str] = &[
    "archive.org",
    "bandcamp.com",
    "bilibili.com",
    "brightcove.net",
    "codepen.io",
    "codesandbox.io",
    "dailymotion.com",
    "datawrapper.de",
    "dwcdn.net",
    "flourish.studio",
    "gist.github.com",
    "instagram.com",
    "jsfiddle.net",
    "loom.com",
    "mixcloud.com",
    "observablehq.com",
    "openstreetmap.org",
    "peertube.tv",
    "qq.com",
    "reddit.com",
    "scribd.com",
    "slideshare.net",
    "soundcloud.com",
    "spotify.com",
    "streamable.com",
    "ted.com",
    "tiktok.com",
    "twitch.tv",
    "twitter.com",
    "vimeo.com",
    "wikimedia.org",
    "wistia.com",
    "wistia.net",
    "x.com",
    "youtube-nocookie.com",
    "youtube.com",
];

/// Something that was embedded and is a link already, in a paragraph of its own that says so.
pub(super) fn linked(scope: &Scope, id: NodeId) -> Option<BlockKind> {
    let dom = scope.dom();
    if !dom.has_class(id, "embed") {
        return None;
    }
    let link = dom.child_elements(id).next().filter(|&link| dom.name(link) == "a")?;
    let title = dom.visible_text(link);
    let url = Url::parse(&scope.page.resolve(dom.attr(link, "href")?)).ok()?;
    let whole = !title.is_empty() && title == dom.visible_text(id) && matches!(url.scheme(), "http" | "https");
    whole.then(|| BlockKind::Embed { title, url: url.into() })
}

/// Something embedded, as a link with a title; `None` where it is nothing to a reader.
pub(super) fn embed(scope: &Scope, id: NodeId, name: &str) -> Option<BlockKind> {
    let dom = scope.dom();
    let element = dom.element(id)?;
    let own = ["src", "data-src", "data-lazy-src", "data", "data-url"].iter().find_map(|name| element.attr(name));
    let media = matches!(name, "video" | "audio");
    let source = || {
        dom.elements(id, if media { "source" } else { "param" }).find_map(|id| {
            if media { dom.attr(id, "src") } else { dom.attr(id, "value").filter(|value| value.contains("://")) }
        })
    };
    let url = Url::parse(&scope.page.resolve(own.or_else(source)?)).ok()?;
    let host = url.host_str()?;
    let known = || {
        HOSTS.iter().any(|known| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
    };
    if !matches!(url.scheme(), "http" | "https") || !(media || known()) {
        return None;
    }
    let title = ["title", "aria-label"].iter().filter_map(|name| element.attr(name)).map(str::trim);
    let title = title.into_iter().find(|title| !title.is_empty()).unwrap_or(host).to_string();
    Some(BlockKind::Embed { title: title.split_whitespace().collect::<Vec<_>>().join(" "), url: url.into() })
}
