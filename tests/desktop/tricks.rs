//! Text that plays tricks: it turns the direction of what stands beside it, hides letters, borrows them from other
//! scripts, piles marks on them, or never ends. Names stay whose they are, and everything stays in its place.

use desktop_tests::{Home, Outcome, Window};
use serde_json::Value;
use std::ffi::OsStr;

/// A word that nothing can break.
const ENDLESS: usize = 100_000;

/// Cyrillic first letter.
const IMPOSTOR: &str = "\u{410}na Ruiz";

/// Somebody else's name backwards, with an override that would turn it round.
const TURNED: &str = "\u{202e}ziuR anA";

fn page() -> String {
    let endless = "w".repeat(ENDLESS);
    let tower: String =
        "Zalgo".chars().flat_map(|c| std::iter::once(c).chain(std::iter::repeat_n('\u{30d}', 120))).collect();
    let names = ["Ana Ruiz", IMPOSTOR, "Ana\u{200b} Ruiz", TURNED, &tower, &endless[..200]];
    let comments: String = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            format!(
                "<li id=comment-{n} class=comment><article class=comment-body><div class='comment-author vcard'><b class=fn>{name}</b>
                 </div><div class=comment-metadata><a href='#comment-{n}'><time datetime='2025-03-01T10:0{n}:00'>1 March 2025</time></a></div>
                 <div class=comment-content><p>Comment {n} says \u{202e}sdrow emos\u{202c} and {} and {tower}.</p></div></article></li>",
                if n == 1 { &endless } else { "more" }
            )
        })
        .collect();
    format!(
        "<!doctype html><html><head><title>Tricks \u{202e}gpj.exe {}</title><meta name=author content='{TURNED}'>
         <meta property=og:site_name content='\u{2067}site\u{200b}'></head><body><article><h1>Tricks \u{202e}gpj.exe {}</h1>
         <p>The first words of a page that goes on for long enough to be an article, and says so.</p><p>{endless}</p>
         <h2>{}</h2><p>{tower} \u{2067}unclosed <a href='https://\u{430}pple.example/'>https://apple.example/</a> \u{202e}words.</p>
         <pre>{endless}</pre><ul><li>{endless}</li></ul><blockquote><p>{endless}</p></blockquote>
         <table><caption>{}</caption><tr><th>Kettle</th><th>{}</th></tr><tr><td>{tower}</td><td>40</td></tr><tr><td>Glass</td>
         <td>{}</td></tr></table><p>And some more words after it, so that it stands in the middle of them.</p></article>
         <section id=comments><h2>6 comments</h2><ol class=comment-list>{comments}</ol></section></body></html>",
        &endless[..2000], &endless[..2000], &endless[..2000], &endless[..500], &endless[..500], &endless[..2000],
    )
}

/// What sticks out of the window, but for what scrolls in a box of its own.
const OUTSIDE: &str = "
    const scrolls = node => /auto|scroll|hidden|clip/.test(getComputedStyle(node).overflowX);
    const held = node => { for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) if (scrolls(at)) return true; return false; };
    const wide = [...document.querySelectorAll('body *')].filter(node => node.checkVisibility() && !held(node));
    return [
        ...(document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : []),
        ...wide.filter(node => node.getBoundingClientRect().right > innerWidth + 1)
            .map(node => `${node.tagName}.${node.className} ends at ${Math.round(node.getBoundingClientRect().right)}`),
    ].slice(0, 5);";

/// Heads of comments that reach into each other.
const OVERLAPPING: &str = "
    const heads = [...document.querySelectorAll('.comment-head')].map(head => head.getBoundingClientRect());
    return heads.filter((head, index) => index > 0 && head.top < heads[index - 1].bottom).length;";

#[tokio::test]
async fn text_stays_in_its_place_and_names_stay_whose_they_are() -> Outcome {
    let home = Home::new()?;
    let file = home.write("tricks.html", &page())?;
    home.command_line(&[OsStr::new("import"), file.as_os_str()])?;
    let window = home.open().await?;
    let mut found = Vec::new();
    for width in [1440, 1024, 700] {
        window.resize(width, 900).await?;
        look(&window, &format!("the list, {width} wide"), &mut found).await?;
        window.click("[data-article] [data-stop]").await?;
        window.see("[data-surface]").await?;
        for surface in ["article", "tables", "discussion", "notes"] {
            window.click(&format!("[data-surface={surface}]")).await?;
            window.settle().await?;
            look(&window, &format!("{surface}, {width} wide"), &mut found).await?;
            match surface {
                "article" => drop(window.see_text("[data-article-head] h1", "Tricks gpj.exe").await?),
                "discussion" => names(&window).await?,
                _ => {}
            }
        }
        window.click("[data-action=library]").await?;
        window.see("[data-article]").await?;
    }
    assert_eq!(found, [""; 0]);
    link(&window).await?;
    window.close().await
}

/// Adds what sticks out.
async fn look(window: &Window, place: &str, found: &mut Vec<String>) -> Outcome {
    let outside = window.run(OUTSIDE, Vec::new()).await?;
    found.extend(outside.as_array().into_iter().flatten().map(|what| format!("{place}: {what}")));
    Ok(())
}

async fn names(window: &Window) -> Outcome {
    window.see("[data-comment]").await?;
    let shown = window.texts("[data-comment] .comment-head h3 > bdi").await?;
    let expected = ["Ana Ruiz", &format!("{IMPOSTOR} (2)"), "Ana Ruiz (3)", "ziuR anA"];
    assert_eq!(shown.iter().take(expected.len()).map(String::as_str).collect::<Vec<_>>(), expected);
    assert_eq!(window.run(OVERLAPPING, Vec::new()).await?, 0);
    Ok(())
}

/// The link says apple.example, with a Cyrillic letter in its address.
async fn link(window: &Window) -> Outcome {
    window.click("[data-article] [data-stop]").await?;
    window.surface("article").await?;
    window.click("[data-article-body] a[data-url]").await?;
    let host = window.see(".link-popover .link-host").await?.text().await?;
    assert_eq!(Value::from(host), "xn--pple-43d.example");
    Ok(())
}
