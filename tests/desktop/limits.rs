//! How far a fetch goes, as the reader sees and sets it: how many further pages are asked for, and which hosts of the
//! reader's own network.

use desktop_tests::{Home, Outcome, Site, Window};
use std::net::{Ipv4Addr, TcpListener};
use thirtyfour::prelude::*;

const ANSWERS: [&str; 3] = [
    "The steel one keeps the water hot for an hour, which no glass kettle does.",
    "Mine was lukewarm after forty minutes, so it may depend on the model you have.",
    "Nobody talks about the lid, and a good lid is worth ten minutes of heat.",
];

/// An article with three pages of comments, one on each.
fn site() -> Outcome<Site> {
    Site::open(|path| {
        let number: usize = match path {
            "/kettles/" => 1,
            _ => path.strip_prefix("/kettles/comment-page-")?.trim_end_matches('/').parse().ok()?,
        };
        let answer = ANSWERS.get(number - 1)?;
        let next = match ANSWERS.get(number) {
            Some(_) => {
                format!("<div class=nav-next><a href='/kettles/comment-page-{}/#comments'>Newer</a></div>", number + 1)
            }
            None => String::new(),
        };
        let page = format!(
            "<!doctype html><html lang=en><title>Kettles compared</title><article><h1>Kettles compared</h1>
             <p>Water for tea should be fresh, and just off the boil, whatever the packet says about it.</p>
             <p>A kettle with a thermostat costs more, and most people set it once and forget it for years.</p></article>
             <section id=comments><h2 class=comments-title>3 thoughts on “Kettles compared”</h2><ol class=comment-list>
             <li id=comment-{number} class='comment depth-1'><article class=comment-body><footer class=comment-meta>
             <div class='comment-author vcard'><b class=fn>Ana {number}</b></div><time datetime=2025-03-0{number}>March</time>
             </footer><div class=comment-content><p>{answer}</p></div></article></li></ol>
             <nav class='navigation comment-navigation'><div class=nav-links>{next}</div></nav></section>"
        );
        Some(("text/html", page.into_bytes()))
    })
}

/// Confirms the host of the local network that is named.
async fn confirm(window: &Window, host: &str) -> Outcome {
    window.see_text("dialog.fetch-offer", "your own network").await?;
    window.see_text("dialog.fetch-offer .hosts", host).await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await
}

#[tokio::test]
async fn the_limit_a_reader_sets_is_shown_kept_to_and_gone_beyond_only_when_asked() -> Outcome {
    let site = site()?;
    let home = Home::new()?;
    let window = home.open().await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;
    window.chord(&[Key::Control], ",").await?;
    window.click("dialog.preferences [data-section=fetching]").await?;
    window.click("dialog.preferences input[name=comment_pages]").await?;
    window.chord(&[Key::Control], "a").await?;
    window.press("1" + Key::Tab).await?;
    window.press(Key::Escape + "").await?;

    window.paste(&site.address("/kettles/")).await?;
    window.see_text("dialog.fetch-offer .hint", "1 further address for the rest of the discussion").await?;
    window.see_text("dialog.fetch-offer .hint", "20 further pages of the article").await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    confirm(&window, "127.0.0.1").await?;
    window.click(".import-item button").await?;
    window.see_text("h1", "Kettles compared").await?;
    assert_eq!(site.asked(), ["/kettles/", "/kettles/comment-page-2/"]);

    // The copy says what it lacks; to ask for that is to go there once more, so the host is confirmed once more.
    window.click("[data-action=fetch-missing]").await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    assert_eq!(site.asked().len(), 2, "this computer is asked only when the reader confirms it");
    window.press(Key::Escape + "").await?;
    window.texts_until("dialog.fetch-offer", |offers| offers.is_empty()).await?;
    assert_eq!(site.asked().len(), 2, "a question that was declined asks nobody");
    window.click("[data-action=fetch-missing]").await?;
    confirm(&window, "127.0.0.1").await?;
    window.texts_until("[data-action=fetch-missing]", |buttons| buttons.is_empty()).await?;
    assert_eq!(site.asked()[2..], ["/kettles/comment-page-3/"], "what is missing, and nothing else");
    window.surface("discussion").await?;
    window.texts_until("[data-comment]", |shown| ANSWERS.iter().all(|answer| shown.concat().contains(answer))).await?;
    window.close().await
}

#[tokio::test]
async fn of_a_list_each_host_of_the_local_network_is_confirmed_by_itself() -> Outcome {
    let (one, other) = (site()?, site()?);
    let home = Home::new()?;
    let window = home.open().await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;
    let by_name = other.address("/kettles/comment-page-3/").replace("127.0.0.1", "localhost");
    // A port of this computer where nobody listens: a page that fails, and stops no other.
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    let list = format!("{}\n{by_name}\nhttp://{silent}/nobody", one.address("/kettles/comment-page-2/"));
    window.paste(&list).await?;
    window.see_text("dialog.fetch-offer", "Save these 3 pages?").await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    assert_eq!((one.asked().len(), other.asked().len()), (0, 0), "nobody is asked who was not confirmed");
    confirm(&window, "127.0.0.1").await?;
    window.see_text("dialog.fetch-offer .hosts", "localhost").await?;
    assert_eq!(other.asked().len(), 0, "one host that was confirmed confirms no other");
    assert!(!one.asked().is_empty());
    confirm(&window, "localhost").await?;
    window.see(".import-item button").await?;
    window.texts_until(".import-item button", |saved| !saved.is_empty() && !other.asked().is_empty()).await?;
    window.close().await
}
