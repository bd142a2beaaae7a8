//! Where else the discussion of a page stands as data: the interface of its site, a feed of its comments.
//!
//! Nothing is fetched here. The addresses are what a reader's fetch may ask for next, each in a form that
//! [`crate::capture()`] reads, best first.

use crate::Elsewhere;
use crate::page::Page;
use url::Url;

/// Comments asked for at once; the most that WordPress and Lemmy give.
const A_PAGE: u32 = 100;

/// Every place where the discussion of `page` can be had, by what the page links to and by what its address means to
/// the system it runs on.
pub(crate) fn find(page: &Page, system: Option<&str>) -> Vec<Elsewhere> {
    let Some(url) = page.url.as_ref().filter(|url| matches!(url.scheme(), "http" | "https")) else { return Vec::new() };
    let links = links(page);
    let interface = by_address(url, system)
        .or_else(|| wordpress(page, &links))
        .or_else(|| ghost(page, url))
        .or_else(|| substack(page, url));
    let feed = comment_feed(url, &links);
    interface.into_iter().chain(feed).collect()
}

/// A `link` element of the page.
struct Link<'a> {
    relation: &'a str,
    media_type: &'a str,
    url: Url,
}

fn links<'a>(page: &Page<'a>) -> Vec<Link<'a>> {
    let dom = page.dom;
    let link = |id| {
        let element = dom.element(id)?;
        let url = Url::parse(&page.absolute(element.attr("href")?)).ok()?;
        let media_type = element.attr("type").unwrap_or_default();
        matches!(url.scheme(), "http" | "https").then_some(Link { relation: element.attr("rel")?, media_type, url })
    };
    dom.elements(crate::dom::Dom::ROOT, "link").filter_map(link).collect()
}

/// Systems whose interface is found by the page's address alone. The shape of an address says little on an unknown
/// site, so it counts only where the page was recognised, or where the host is the system.
fn by_address(url: &Url, system: Option<&str>) -> Option<Elsewhere> {
    let host = url.host_str()?;
    let parts: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let at = |path: String| {
        let mut url = url.clone();
        url.set_query(None);
        url.set_fragment(None);
        url.set_path(&path);
        url
    };
    let found = match (system, parts.as_slice()) {
        (_, ["item"]) if host == "news.ycombinator.com" => {
            let (_, id) = url.query_pairs().find(|(name, _)| name == "id")?;
            number(&&*id).then(|| format!("https://hn.algolia.com/api/v1/items/{id}"))?
        }
        (_, ["r", _, "comments", id, ..]) if host == "reddit.com" || host.ends_with(".reddit.com") => {
            format!("https://www.reddit.com/comments/{id}.json?limit=500&raw_json=1")
        }
        (_, ["questions", id, ..]) if stack_exchange(host).is_some() && number(id) => {
            let site = stack_exchange(host)?;
            format!("https://api.stackexchange.com/2.3/questions/{id}/answers?pagesize=100&filter=withbody&site={site}")
        }
        (Some("discourse"), ["t", .., id, post]) if number(id) && number(post) => at(format!("/t/{id}.json")).into(),
        (Some("discourse"), ["t", .., id]) if number(id) => at(format!("/t/{id}.json")).into(),
        (Some("lobsters"), ["s", id, ..]) => at(format!("/s/{id}.json")).into(),
        (Some("lemmy"), ["post", id]) if number(id) => {
            let mut url = at("/api/v3/comment/list".into());
            url.set_query(Some(&format!("post_id={id}&max_depth=50&sort=Old&limit={A_PAGE}")));
            url.into()
        }
        (Some("mastodon"), [name, id]) if name.starts_with('@') && number(id) => {
            at(format!("/api/v1/statuses/{id}/context")).into()
        }
        _ => return None,
    };
    Some(Elsewhere { url: found, pages: matches!(system, Some("lemmy")) })
}

/// The name of a Stack Exchange site in the common interface.
fn stack_exchange(host: &str) -> Option<&str> {
    let site = host.strip_suffix(".stackexchange.com").or_else(|| host.strip_suffix(".com"))?;
    let own = ["stackoverflow", "serverfault", "superuser", "askubuntu", "stackapps"];
    (host.ends_with(".stackexchange.com") || own.contains(&site)).then_some(site)
}

/// WordPress names the root of its interface, and the post in one of several places.
fn wordpress(page: &Page, links: &[Link]) -> Option<Elsewhere> {
    let root = links.iter().find(|link| link.relation == "https://api.w.org/")?.url.clone();
    let post = post_number(page, links)?;
    // Without pretty addresses the root is a query: "/index.php?rest_route=/".
    let url = match root.query_pairs().find(|(name, _)| name == "rest_route") {
        Some((_, route)) => {
            let mut url = root.clone();
            let route = format!("{}/wp/v2/comments", route.trim_end_matches('/'));
            url.query_pairs_mut().clear().append_pair("rest_route", &route);
            url
        }
        None => root.join("wp/v2/comments").ok()?,
    };
    let mut url = url;
    url.query_pairs_mut()
        .append_pair("post", &post.to_string())
        .append_pair("per_page", &A_PAGE.to_string())
        .append_pair("order", "asc");
    Some(Elsewhere { url: url.into(), pages: true })
}

fn post_number(page: &Page, links: &[Link]) -> Option<u64> {
    let by_interface = links.iter().find_map(|link| {
        let (_, number) = link.url.path().rsplit_once("/wp/v2/posts/")?;
        number.parse().ok()
    });
    let by_short_link = || {
        let link = links.iter().find(|link| link.relation == "shortlink")?;
        link.url.query_pairs().find(|(name, _)| name == "p")?.1.parse().ok()
    };
    let by_class = || {
        let classes = page.find_attr(crate::dom::Dom::ROOT, "body", "class")?;
        classes.split_whitespace().find_map(|class| class.strip_prefix("postid-")?.parse().ok())
    };
    by_interface.or_else(by_short_link).or_else(by_class)
}

/// Ghost names its site and the post where it loads the program that shows comments.
fn ghost(page: &Page, url: &Url) -> Option<Elsewhere> {
    let dom = page.dom;
    let program = dom.elements(crate::dom::Dom::ROOT, "script").filter_map(|id| dom.element(id));
    let (site, post) = program
        .filter_map(|script| Some((script.attr("data-ghost-comments")?, script.attr("data-post-id")?)))
        .next()?;
    let is_id = !post.is_empty() && post.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let site = Url::parse(&page.absolute(site)).ok().filter(|site| is_id && site.host() == url.host())?;
    let mut found = site.join("members/api/comments/post/").ok()?.join(&format!("{post}/")).ok()?;
    found.query_pairs_mut().append_pair("limit", &A_PAGE.to_string()).append_pair("order", "created_at asc");
    Some(Elsewhere { url: found.into(), pages: true })
}

/// Substack carries the number of the post in what its pages preload, as JSON written into a string of a program.
fn substack(page: &Page, url: &Url) -> Option<Elsewhere> {
    let dom = page.dom;
    let is_post = url.path().starts_with("/p/");
    let program = dom.elements(crate::dom::Dom::ROOT, "script").map(|id| dom.raw_text(id));
    let post = program.filter(|text| is_post && text.contains("_preloads")).find_map(|text| preloaded_post(&text))?;
    let mut found = url.join(&format!("/api/v1/post/{post}/comments")).ok()?;
    found
        .query_pairs_mut()
        .append_pair("token", "")
        .append_pair("all_comments", "true")
        .append_pair("sort", "oldest_first");
    Some(Elsewhere { url: found.into(), pages: false })
}

/// The number behind `"post_id":`, or the first one in `"post":{`, with the quotes escaped or not.
fn preloaded_post(program: &str) -> Option<u64> {
    let plain = program.replace('\\', "");
    let after = |name: &str| plain.split_once(name).map(|(_, rest)| rest);
    let id = after("\"post_id\":")
        .or_else(|| after("\"post\":{").and_then(|post| post.split_once("\"id\":")).map(|(_, id)| id))?;
    let digits = id.find(|c: char| !c.is_ascii_digit()).and_then(|end| id.get(..end))?;
    digits.parse().ok()
}

/// The feed of this page's comments, told from the site's by its address: it lies below the page's own or is that
/// with an ending, or is Blogger's.
fn comment_feed(url: &Url, links: &[Link]) -> Option<Elsewhere> {
    let own = url.path().trim_end_matches('/');
    let feeds = links.iter().filter(|link| {
        link.relation.split_whitespace().any(|word| word == "alternate")
            && matches!(link.media_type, "application/rss+xml" | "application/atom+xml")
    });
    let mut feeds = feeds.map(|link| &link.url);
    let feed = feeds.find(|feed| {
        let path = feed.path().trim_end_matches('/');
        let below = !own.is_empty() && path.strip_prefix(own).is_some_and(|rest| rest.starts_with(['/', '.']));
        let bloggers = path.starts_with("/feeds/") && path.ends_with("/comments/default");
        feed.host() == url.host() && (below || bloggers)
    })?;
    Some(Elsewhere { url: feed.to_string(), pages: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;

    fn found(html: &str, url: &str, system: Option<&str>) -> Vec<String> {
        let dom = dom::parse(html);
        find(&Page::new(&dom, Some(url), None), system).into_iter().map(|elsewhere| elsewhere.url).collect()
    }

    #[test]
    fn wordpress_tells_its_interface_and_its_feed() {
        let head = "<link rel='https://api.w.org/' href='https://blog.example/wp-json/'>
            <link rel='alternate' type='application/rss+xml' href='https://blog.example/feed/'>
            <link rel='alternate' type='application/rss+xml' href='https://blog.example/comments/feed/'>
            <link rel='alternate' type='application/rss+xml' href='/kettles/feed/'>";
        let interface = "https://blog.example/wp-json/wp/v2/comments?post=7&per_page=100&order=asc";
        for post in [
            "<link rel='shortlink' href='https://blog.example/?p=7'>",
            "<link rel='alternate' type='application/json' href='https://blog.example/wp-json/wp/v2/posts/7'>",
            "<body class='single postid-7 logged-out'>",
        ] {
            let addresses = found(&format!("{head}{post}"), "https://blog.example/kettles/", Some("wordpress"));
            assert_eq!(addresses, [interface, "https://blog.example/kettles/feed/"], "{post}");
        }
        let plain = "<link rel='https://api.w.org/' href='/index.php?rest_route=/'><body class='postid-7'>";
        let route = "https://blog.example/index.php?rest_route=%2Fwp%2Fv2%2Fcomments&post=7&per_page=100&order=asc";
        assert_eq!(found(plain, "https://blog.example/?p=7", None), [route]);
        assert!(found(head, "https://blog.example/", None).is_empty(), "the site's own feeds are not a discussion");
    }

    #[test]
    fn ghost_and_substack_tell_their_posts() {
        let ghost = "<script src='https://cdn.example/ghost/comments-ui' data-ghost-comments='https://blog.example/'
            data-post-id='65f0c0ffee'></script>";
        assert_eq!(
            found(ghost, "https://blog.example/kettles/", None),
            ["https://blog.example/members/api/comments/post/65f0c0ffee/?limit=100&order=created_at+asc"]
        );
        let elsewhere = ghost.replace("https://blog", "https://other");
        assert!(found(&elsewhere, "https://blog.example/kettles/", None).is_empty(), "only the page's own site");
        let expected = ["https://tea.example/api/v1/post/77/comments?token=&all_comments=true&sort=oldest_first"];
        for preloads in [
            r#"window._preloads = JSON.parse("{\"post\":{\"audience\":\"all\",\"id\":77,\"title\":\"Tea\"}}")"#,
            r#"window._preloads = {"post_id":77,"post":{"id":78}}"#,
        ] {
            let page = format!("<script>{preloads}</script>");
            assert_eq!(found(&page, "https://tea.example/p/kettles", None), expected, "{preloads}");
            assert!(found(&page, "https://tea.example/about", None).is_empty());
        }
    }

    #[test]
    fn other_systems_are_found_by_address() {
        for (url, system, address) in [
            ("https://news.ycombinator.com/item?id=12", None, "https://hn.algolia.com/api/v1/items/12"),
            (
                "https://old.reddit.com/r/tea/comments/abc/steel/",
                Some("reddit"),
                "https://www.reddit.com/comments/abc.json?limit=500&raw_json=1",
            ),
            ("https://talk.example/t/steel-or-glass/55", Some("discourse"), "https://talk.example/t/55.json"),
            ("https://talk.example/t/steel-or-glass/55/12", Some("discourse"), "https://talk.example/t/55.json"),
            ("https://lobste.rs/s/ab12cd/steel", Some("lobsters"), "https://lobste.rs/s/ab12cd.json"),
            (
                "https://lemmy.example/post/9",
                Some("lemmy"),
                "https://lemmy.example/api/v3/comment/list?post_id=9&max_depth=50&sort=Old&limit=100",
            ),
            ("https://social.example/@ana/99", Some("mastodon"), "https://social.example/api/v1/statuses/99/context"),
            (
                "https://cooking.stackexchange.com/questions/5/steel",
                None,
                "https://api.stackexchange.com/2.3/questions/5/answers?pagesize=100&filter=withbody&site=cooking",
            ),
        ] {
            assert_eq!(found("<p>", url, system), [address], "{url}");
        }
        for (url, system) in [
            ("https://blog.example/t/steel/55", None),
            ("https://news.ycombinator.com/item?id=../x", None),
            ("https://www.reddit.com/r/tea/", Some("reddit")),
            ("file:///post/9", Some("lemmy")),
        ] {
            assert!(found("<p>", url, system).is_empty(), "{url}");
        }
    }
}
