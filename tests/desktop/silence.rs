//! Nothing is asked of anybody: hostile articles are opened, read, searched, laid out for paper and exported, and a server
//! that all of them call for sees no one. The control: a page that the reader asks for is asked for, with its one image,
//! once.
//!
//! `POSTIL_SILENT_ARTICLES=1000` opens so many instead of a few.

use desktop_tests::{Home, Outcome, Sink, Site, Window, vectors};
use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use thirtyfour::prelude::*;

const ARTICLES: usize = 30;

/// Vectors on one article.
const VECTORS: usize = 12;

/// What loads something by itself in a page that is shown as a page: `@` stands for an address.
const BEACONS: &str = "
    <link rel=stylesheet href='@/style.css'><link rel=preload as=image href='@/preload'><link rel=prefetch href='@/prefetch'>
    <link rel=dns-prefetch href='@'><link rel=preconnect href='@'><link rel=icon href='@/icon'><link rel=manifest href='@/manifest'>
    <link rel=modulepreload href='@/module'><meta property=og:image content='@/og.png'><meta http-equiv=refresh content='0;url=@/refresh'>
    <style>@import url('@/import.css'); body { background: url('@/background') } @font-face { font-family: x; src: url('@/font') }</style>
    <script src='@/script.js'></script>";

const EMBEDDED: &str = "
    <img src='@/image.png' srcset='@/wide.png 2x' alt='A kettle' width=900 height=600><picture><source srcset='@/source.webp'>
    <img src='@/fallback.png' alt='Another'></picture><figure><img data-src='@/lazy.png' alt=Lazy><figcaption>Words</figcaption></figure>
    <video src='@/video.mp4' poster='@/poster.png' autoplay></video><audio src='@/audio.ogg' autoplay></audio>
    <iframe src='@/frame'></iframe><object data='@/object'></object><embed src='@/embed'><svg><image href='@/svg.png'/>
    <use href='@/use.svg#a'/></svg><input type=image src='@/input.png'><table background='@/table.png'><tr><th>Kettle</th><th>Price</th></tr>
    <tr><td style=\"background:url('@/cell.png')\">Steel</td><td>40</td></tr></table><a href='@/link' ping='@/ping'>A link</a>
    <math href='@/math'><mi>x</mi></math><p style=\"list-style:url('@/list.png')\">Words.</p>";

fn article(number: usize, address: &str, vectors: &[String]) -> String {
    let vectors: String =
        (0..VECTORS).filter_map(|at| vectors.get((number * VECTORS + at) % vectors.len())).cloned().collect();
    let (beacons, embedded) = (BEACONS.replace('@', address), EMBEDDED.replace('@', address));
    format!(
        "<!doctype html><html><head><title>Silent {number:04}</title>{beacons}</head><body><article><h1>Silent {number:04}</h1>
         <p>The first words of a page that goes on for long enough to be an article, whispering number {number}.</p>
         {embedded}<div>{vectors}</div><p>And some more words after it, so that it stands in the middle of them.</p></article>
         <ol class=comment-list><li id=comment-1 class=comment><img class=avatar src='{address}/avatar.png'><b class=fn>Ana</b>
         <time datetime=2025-03-01>1 March 2025</time><div class=comment-content><p>A comment with a picture.
         <img src='{address}/comment.png' alt=Picture></p>{vectors}</div></li><li id=comment-2 class=comment><b class=fn>Bo</b>
         <time datetime=2025-03-02>2 March 2025</time><div class=comment-content><p>Another comment.</p></div></li></ol></body></html>"
    )
}

#[tokio::test]
async fn nobody_is_asked_for_anything() -> Outcome {
    let count = env::var("POSTIL_SILENT_ARTICLES").ok().and_then(|count| count.parse().ok()).unwrap_or(ARTICLES);
    let sink = Sink::open()?;
    let address = format!("http://127.0.0.1:{}", sink.port);
    let vectors: Vec<String> = vectors::own().iter().map(|vector| vector.replace(vectors::SINK, &address)).collect();
    let home = Home::new()?;
    let files: Vec<PathBuf> = (0..count)
        .map(|number| {
            let page = article(number, &address, &vectors);
            // Every other one calls by a name, which somebody would have to be asked for first.
            let host = format!("//silent-{number}.invalid:");
            let page = if number % 2 == 0 { page } else { page.replace("//127.0.0.1:", &host) };
            home.write(&format!("silent{number:04}.html"), &page)
        })
        .collect::<Outcome<_>>()?;
    for chunk in files.chunks(200) {
        let arguments: Vec<&OsStr> =
            std::iter::once(OsStr::new("import")).chain(chunk.iter().map(|file| file.as_os_str())).collect();
        home.command_line(&arguments)?;
    }

    let window = home.open().await?;
    for number in 0..count {
        read(&window, &format!("Silent {number:04}")).await?;
    }
    search(&window, "whispering").await?;
    window.close().await?;
    for (number, format) in (1..=count).zip(["html", "markdown", "json"].iter().cycle()) {
        home.command_line(&["export", &number.to_string(), "--format", format].map(OsStr::new))?;
    }
    assert_eq!(sink.visitors()?, 0, "somebody was asked");
    assert_eq!(sink.visitors()?, 1, "the counter counts");
    println!("{count} articles, 0 visitors");
    Ok(())
}

/// Opens an article by its name, looks at each of its surfaces, and at the article as it would be printed.
async fn read(window: &Window, name: &str) -> Outcome {
    window.chord(&[Key::Control], "k").await?;
    window.see(".quick-field").await?.send_keys(name).await?;
    window.see_text(".quick-option[aria-selected=true]", name).await?;
    window.press(Key::Enter).await?;
    window.see_text("[data-article-head] h1", name).await?;
    for surface in ["tables", "discussion", "notes", "article"] {
        window.click(&format!("[data-surface={surface}]")).await?;
        window.settle().await?;
    }
    // The rules for paper apply as when a sheet is laid out: a rule that loads something would load it now.
    let print = "
        const [done] = arguments;
        const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).filter(rule => rule instanceof CSSMediaRule);
        const print = rules.filter(({ media }) => media.mediaText.includes('print'));
        const were = print.map(({ media }) => media.mediaText);
        for (const { media } of print) media.mediaText = 'all';
        requestAnimationFrame(() => requestAnimationFrame(() => {
            print.forEach(({ media }, index) => { media.mediaText = were[index]; });
            done(print.length);
        }));";
    assert!(
        window.run_async(print, Vec::new()).await?.as_u64().is_some_and(|rules| rules > 0),
        "there are no rules for paper"
    );
    Ok(())
}

async fn search(window: &Window, words: &str) -> Outcome {
    window.chord(&[Key::Control, Key::Shift], "f").await?;
    window.see("dialog input[type=search]").await?.send_keys(words).await?;
    window.see_text("dialog mark", words).await?;
    window.settle().await
}

#[tokio::test]
async fn a_page_that_is_asked_for_is_asked_for_once() -> Outcome {
    const PAGE: &str =
        "<!doctype html><title>Asked for</title><article><h1>Asked for</h1><p>The first words of a page that
        goes on for long enough to be an article, and more.</p><img src=/image.png alt='A kettle' width=600 height=400>
        <p>And some more words after it.</p></article>";
    let image = std::fs::read(desktop_tests::checkout().join("assets/icons/128x128.png"))?;
    let site = Site::open(move |path| match path {
        "/page" => Some(("text/html", PAGE.into())),
        "/image.png" => Some(("image/png", image.clone())),
        _ => None,
    })?;
    let home = Home::new()?;
    home.command_line(&["fetch", "--allow-host", "127.0.0.1", &site.address("/page")].map(OsStr::new))?;
    let asked = site.asked();
    assert_eq!(asked.iter().filter(|path| *path == "/image.png").count(), 1, "{asked:?}");

    let window = home.open().await?;
    read(&window, "Asked for").await?;
    window.see("[data-article-body] img").await?;
    window.close().await?;
    assert_eq!(site.asked(), asked);
    Ok(())
}
