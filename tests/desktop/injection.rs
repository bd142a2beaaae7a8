//! Hostile text in every field that a page can fill, shown in the real window: nothing runs, leaves or asks.
//!
//! Two ways in: as markup, which capture must take apart, and as text that would become markup if the interface ever
//! made nodes of strings. Names of files, the exports of other services, notes, own comments, tags, the names of feeds
//! and what a search shows of all this are text of that kind too. `POSTIL_ALL_VECTORS=1` shows every vector as markup
//! instead of a sample of them.

use desktop_tests::{Home, Outcome, Sink, Window, checkout, exports, vectors};
use serde_json::{Value, json};
use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use thirtyfour::prelude::*;

/// Vectors on one page as text.
const A_PAGE: usize = 25;

/// Of the vectors as markup, every so manieth is shown.
const SAMPLE: usize = 32;

/// Scrolls through the list until an article is in it, as only those in sight are in the document.
const BRING: &str = "
    const [article, done] = arguments;
    const step = left => {
        if (left === 0 || document.querySelector(`[data-article='${article}']`)) return done();
        const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
        scrollTo(0, isAtEnd ? 0 : scrollY + innerHeight / 2);
        setTimeout(() => step(left - 1), 100);
    };
    step(100);";

/// Notes written with a vector each.
const NOTES: usize = 12;

/// Notes in the page whatever tries to run, leave or be loaded.
const WATCH: &str = "
    window.tried = [];
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => void tried.push(name);
    document.addEventListener('securitypolicyviolation', event =>
        tried.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
    window.addEventListener('beforeunload', () => tried.push('unload'));";

/// What was tried, and what stands in the page that has no business there.
const LOOK: &str = "
    const [done] = arguments;
    const strange = 'script[src^=http], iframe, object, embed, base, form[action], link[href^=http], main style, main script, img:not([src^=postil-img], [src^=\"http://postil-img.localhost\"])';
    const isStrange = node => node.matches(strange)
        || [...node.attributes].some(({ name, value }) => /^on/i.test(name) || /^\\s*(javascript|data|vbscript):/i.test(value));
    requestAnimationFrame(() => requestAnimationFrame(() => done([
        ...window.tried,
        ...[...document.querySelectorAll('*')].filter(isStrange).map(node => node.outerHTML.slice(0, 200)),
        ...(['tauri:', 'http:'].includes(location.protocol) ? [] : [location.href]),
    ])));";

struct Hostile {
    /// What each page is called, and whether it has tables and comments to look at.
    names: Vec<String>,
    files: Vec<PathBuf>,
}

impl Hostile {
    fn add(&mut self, home: &Home, kind: &str, ending: &str, page: impl FnOnce(&str) -> String) -> Outcome {
        let name = format!("{kind}{:04}", self.names.len());
        self.files.push(home.write(&format!("{name}.{ending}"), &page(&name))?);
        self.names.push(name);
        Ok(())
    }
}

/// A file with nothing in it, so that the window has only its name to tell; called as the vector goes.
fn named(home: &Home, number: usize, vector: &str) -> Outcome<String> {
    let is_legal = |c: &char| if cfg!(windows) { !"<>:\"|?*\\".contains(*c) && *c >= ' ' } else { *c != '\0' };
    // No system has a name with its own separator; another stroke looks the same.
    let vector: String = vector.replace('/', "\u{2215}").chars().filter(is_legal).take(60).collect();
    Ok(home.write(&format!("named{number:04} {vector}.html"), "")?.display().to_string())
}

/// Imports the exports of other services; the number of the article that each became.
fn import_exports(home: &Home, vectors: &[String]) -> Outcome<Vec<u64>> {
    let import = |(number, export): (usize, &exports::Export)| {
        let file = home.write(&format!("export{number:04}.{}", export.ending), &export.text)?;
        let told = home.told(&[OsStr::new("import"), OsStr::new("--json"), file.as_os_str()])?;
        let imported: Value = serde_json::from_str(&told)?;
        imported[0]["article"].as_u64().ok_or_else(|| "no article came of it".into())
    };
    exports::hostile(vectors)?.iter().enumerate().map(import).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// A page that has the vectors as text in every field there is.
fn as_text(name: &str, vectors: &[String]) -> String {
    let safe: Vec<String> = vectors.iter().map(|vector| escape(vector)).collect();
    let all = |frame: &str| safe.iter().map(|vector| frame.replace('@', vector)).collect::<String>();
    let title = safe.first().map_or("", String::as_str);
    let comments: String = safe
        .iter()
        .enumerate()
        .map(|(n, vector)| {
            format!(
                "<li id=comment-{n} class=comment><article class=comment-body><div class='comment-author vcard'>
                 <b class=fn>{vector}</b></div><div class=comment-metadata><a href=\"{vector}\"><time
                 datetime=\"2025-03-01T10:{:02}:00\">{vector}</time></a></div><div class=comment-content>
                 <p>Words of a comment {n}, and then {vector}</p></div></article></li>",
                n % 60
            )
        })
        .collect();
    format!(
        "<!doctype html><html lang=\"{title}\"><head><title>{name} {title}</title>
         <meta property=og:title content=\"{name} {title}\"><meta property=og:site_name content=\"{title}\">
         <meta name=author content=\"{title}\"><meta name=description content=\"{title}\">
         <meta property=og:image content=\"{title}\"><link rel=canonical href=\"{title}\"></head><body><article>
         <h1>{name} {title}</h1><p>The first words of a page that goes on for long enough to be an article.</p>
         {}{}<ul>{}</ul><blockquote>{}</blockquote>{}<dl>{}</dl>
         <table><caption>{title}</caption><tr><th>{title}</th><th>Price</th></tr>{}</table>{}{}</article>
         <section id=comments><h2>{} comments</h2><ol class=comment-list>{comments}</ol></section></body></html>",
        all("<h2>@</h2><p>A paragraph with <b>@</b>, <code>@</code> and a <a href=\"@\" title=\"@\">@</a>.</p>"),
        all("<pre><code class=\"language-@\">@</code></pre>"),
        all("<li>@</li>"),
        all("<p>@</p>"),
        all("<figure><img src=\"@\" srcset=\"@ 2x\" alt=\"@\"><figcaption>@</figcaption></figure>"),
        all("<dt>@</dt><dd>@</dd>"),
        all("<tr><th>@</th><td>@</td></tr>"),
        all("<details><summary>@</summary><p>@</p></details>"),
        all("<iframe title=\"@\" src=\"https://video.example/@\"></iframe><p>$@$</p>"),
        safe.len(),
    )
}

/// A page that has a vector as markup, where an article, a table and a comment are.
fn as_markup(name: &str, vector: &str) -> String {
    format!(
        "<!doctype html><html><head><title>{name}</title></head><body><article><h1>{name}</h1>
         <p>The first words of a page that goes on for long enough to be an article, and says so.</p>
         <table><tr><th>Kettle</th><th>Price</th></tr><tr><td>Steel</td><td>40</td></tr><tr><td>Glass</td><td>{vector}
         </td></tr></table><p>More words stand between the one and the other, as they do on pages.</p>
         <div>{vector}</div><p>And some more words after it, so that it stands in the middle of them.</p></article>
         <ol class=comment-list><li id=comment-1 class=comment><b class=fn>Ana</b> <time datetime=2025-03-01>1 March
         2025</time><div class=comment-content><p>I have one of steel.</p>{vector}</div></li><li id=comment-2
         class=comment><b class=fn>Bo</b> <time datetime=2025-03-02>2 March 2025</time><div class=comment-content><p>And I
         have one of glass.</p></div></li></ol></body></html>"
    )
}

/// The answer of a blog's interface, with vectors in every field of its comments.
fn as_data(name: &str, vectors: &[String]) -> String {
    let post = json!({
        "id": 7, "slug": "x", "date": "2025-03-01T10:00:00", "link": vectors.first(),
        "title": { "rendered": format!("{name} {}", vectors.concat()) },
        "content": { "rendered": vectors.concat() }, "excerpt": { "rendered": vectors.concat() }
    });
    let comments = vectors.iter().enumerate().map(|(id, vector)| {
        json!({
            "id": id + 1, "post": 7, "parent": id, "author_name": vector, "author_url": vector,
            "date": "2025-03-01T10:00:00", "link": vector, "status": "approved", "type": "comment",
            "content": { "rendered": format!("<p>Words, and then {vector} and {}</p>", escape(vector)) }
        })
    });
    json!([post].into_iter().chain(comments).collect::<Vec<Value>>()).to_string()
}

fn as_feed(name: &str, vectors: &[String]) -> String {
    let items: String = vectors
        .iter()
        .map(|vector| {
            let vector = escape(vector);
            format!(
                "<item><title>{vector}</title><link>{vector}</link><author>{vector}</author><pubDate>{vector}</pubDate>
                 <description>Words of a comment, and then {vector}</description></item>"
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Comments on: {name}</title><link>x</link>
         <description>{name}</description>{items}</channel></rss>"
    )
}

/// A list of feeds that are called as the vectors go.
fn as_opml(vectors: &[String]) -> String {
    let feed = |(number, vector): (usize, &String)| {
        let vector = escape(vector);
        format!(
            "<outline type='rss' text='Feed {vector}' title='Feed {vector}' xmlUrl='https://feeds.example/{number}'/>"
        )
    };
    let feeds: String = vectors.iter().enumerate().step_by(SAMPLE).map(feed).collect();
    format!("<?xml version='1.0'?><opml version='2.0'><head><title>Feeds</title></head><body>{feeds}</body></opml>")
}

fn hostile(home: &Home, vectors: &[String]) -> Outcome<Hostile> {
    let mut hostile = Hostile { names: Vec::new(), files: Vec::new() };
    for chunk in vectors.chunks(A_PAGE) {
        hostile.add(home, "text", "html", |name| as_text(name, chunk))?;
    }
    for chunk in vectors.chunks(A_PAGE * 4) {
        hostile.add(home, "data", "json", |name| as_data(name, chunk))?;
        hostile.add(home, "feed", "xml", |name| as_feed(name, chunk))?;
    }
    let step = if env::var_os("POSTIL_ALL_VECTORS").is_some() { 1 } else { SAMPLE };
    for vector in vectors.iter().step_by(step) {
        hostile.add(home, "markup", "html", |name| as_markup(name, vector))?;
    }
    Ok(hostile)
}

#[tokio::test]
async fn nothing_runs_leaves_or_asks_whatever_a_page_says() -> Outcome {
    let sink = Sink::open()?;
    let address = format!("http://127.0.0.1:{}", sink.port);
    let all = [vectors::own(), vectors::collected(checkout())].concat();
    println!("{} vectors", all.len());
    let all: Vec<String> = all.iter().map(|vector| vector.replace(vectors::SINK, &address)).collect();

    let home = Home::new()?;
    let hostile = hostile(&home, &all)?;
    let mut arguments: Vec<&OsStr> = vec![OsStr::new("import")];
    arguments.extend(hostile.files.iter().map(|file| file.as_os_str()));
    home.command_line(&arguments)?;
    for vector in all.iter().step_by(all.len() / NOTES) {
        for command in ["note", "reply", "tag"] {
            home.command_line(&[command, "1", "--", vector].map(OsStr::new))?;
        }
    }
    let feeds = home.write("feeds.opml", &as_opml(&all))?;
    home.command_line(&[OsStr::new("feed"), OsStr::new("in"), feeds.as_os_str()])?;

    let window = home.open().await?;
    window.run(WATCH, Vec::new()).await?;
    for name in &hostile.names {
        visit(&window, name).await?;
    }
    for words in ["alert", "onerror", "javascript"] {
        search(&window, words).await?;
    }
    window.click("[data-action=library]").await?;
    window.see_text(".sidebar", "Feed").await?;
    look(&window, "the library").await?;
    assert_eq!(sink.visitors()?, 0, "somebody was asked");
    window.close().await
}

/// Opens an article by its name and looks at each of its surfaces.
async fn visit(window: &Window, name: &str) -> Outcome {
    window.chord(&[Key::Control], "k").await?;
    window.see(".quick-field").await?.send_keys(name).await?;
    window.see_text(".quick-option[aria-selected=true]", name).await?;
    window.press(Key::Enter).await?;
    window.see_text("[data-article-head] h1", name).await?;
    look_around(window, name).await
}

async fn look_around(window: &Window, name: &str) -> Outcome {
    look(window, name).await?;
    for surface in ["tables", "discussion", "notes"] {
        window.click(&format!("[data-surface={surface}]")).await?;
        window.see(&format!("[data-surface-shown={surface}]")).await?;
        look(window, name).await?;
    }
    window.click("[data-surface=article]").await
}

#[tokio::test]
async fn nothing_runs_whatever_another_service_exports() -> Outcome {
    let sink = Sink::open()?;
    let address = format!("http://127.0.0.1:{}", sink.port);
    let all = [vectors::own(), vectors::collected(checkout())].concat();
    let all: Vec<String> = all.iter().map(|vector| vector.replace(vectors::SINK, &address)).collect();
    let home = Home::new()?;
    let articles = import_exports(&home, &all)?;
    let window = home.open().await?;
    window.run(WATCH, Vec::new()).await?;
    for article in articles {
        window.run_async(BRING, vec![article.into()]).await?;
        window.click(&format!("[data-article=\"{article}\"] .article-open")).await?;
        window.see("[data-article-head] h1").await?;
        look_around(&window, &format!("article {article}")).await?;
        window.click("[data-action=library]").await?;
    }
    assert_eq!(sink.visitors()?, 0, "somebody was asked");
    window.close().await
}

#[tokio::test]
async fn names_of_files_are_only_words() -> Outcome {
    let home = Home::new()?;
    let all = [vectors::own(), vectors::collected(checkout())].concat();
    let names = all.iter().enumerate().step_by(SAMPLE);
    let files = names.map(|(number, vector)| named(&home, number, vector)).collect::<Outcome<Vec<String>>>()?;
    let window = home.open_with(&files.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    window.run(WATCH, Vec::new()).await?;
    window
        .texts_until(".import-item", |items| items.iter().filter(|item| item.contains("named")).count() == files.len())
        .await?;
    look(&window, "the import panel").await?;
    window.close().await
}

async fn search(window: &Window, words: &str) -> Outcome {
    window.chord(&[Key::Control, Key::Shift], "f").await?;
    window.see("dialog input[type=search]").await?.send_keys(words).await?;
    window.see_text("dialog mark", words).await?;
    look(window, "search").await?;
    window.press(Key::Escape + "").await
}

async fn look(window: &Window, place: &str) -> Outcome {
    let found = window.run_async(LOOK, Vec::new()).await?;
    assert_eq!(found, json!([]), "{place}");
    Ok(())
}
