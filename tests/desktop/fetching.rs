//! A page by its address, in the real window: the reader is told who would be asked, and nobody is asked before.

use desktop_tests::{Home, Outcome};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use thirtyfour::prelude::*;

const PAGE: &str = "<!doctype html><html lang=en><title>Lids of kettles</title><article><h1>Lids of kettles</h1>
    <p>A lid that closes tightly keeps the heat for half an hour longer, whatever the kettle is made of.</p>
    <p>A lid that opens by itself when the water boils saves the hand, and loses a tenth of the heat.</p></article>";

/// A site on this computer, which counts how often it is asked.
fn site() -> Outcome<(String, Arc<AtomicUsize>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}/lids", listener.local_addr()?);
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            count.fetch_add(1, Ordering::Relaxed);
            let lines = BufReader::new(&stream).lines();
            lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
            let length = PAGE.len();
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
            );
            // A client that left needs no answer.
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(PAGE.as_bytes()));
        }
    });
    Ok((url, asked))
}

#[tokio::test]
async fn a_pasted_address_is_fetched_once_the_reader_agreed() -> Outcome {
    let (url, asked) = site()?;
    let home = Home::new()?;
    let window = home.open().await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;

    window.paste(&url).await?;
    window.see_text("dialog.fetch-offer", "127.0.0.1").await?;
    window.press(Key::Escape + "").await?;
    window.texts_until("dialog.fetch-offer", |offers| offers.is_empty()).await?;
    assert_eq!(asked.load(Ordering::Relaxed), 0, "an offer that was declined asks nobody");

    window.paste(&url).await?;
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text("dialog.fetch-offer", "your own network").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 0, "this computer is asked only when the reader confirms it");
    window.click("dialog.fetch-offer [data-action=fetch]").await?;
    window.see_text(".import-item", "Lids of kettles").await?;
    window.click(".import-item button").await?;
    window.see_text("h1", "Lids of kettles").await?;
    assert_eq!(asked.load(Ordering::Relaxed), 1, "the page, and nothing else");
    window.close().await
}
