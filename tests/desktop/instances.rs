//! The library and more than one Postil: a second start, a newer Postil's file, a page that was saved again meanwhile.

use desktop_tests::{Home, Outcome};
use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::{Read, Seek, SeekFrom, Write};

/// An address of nobody's.
const ADDRESS: &str = "https://kettles.example/which";

/// Where SQLite keeps the number of the schema in a file's header, as four bytes, the first the highest.
const SCHEMA_NUMBER: u64 = 60;

fn page(paragraph: &str, comments: &[&str]) -> String {
    let comments: String = (1..)
        .zip(comments)
        .map(|(number, text)| {
            format!(
                "<li class='comment' id='comment-{number}'><article><div class='comment-author'><b class='fn'>Ana {number}</b>
                 </div><a href='#comment-{number}'><time datetime='2025-03-0{number}T10:00:00Z'>March {number}</time></a>
                 <div class='comment-content'><p>{text}</p></div></article></li>"
            )
        })
        .collect();
    format!(
        "<!doctype html><title>Which kettle?</title><article><h1>Which kettle?</h1><p>{paragraph}</p><p>Descale it every
         month where the water is hard; a spoon of citric acid does it, and nothing else is needed.</p></article>
         <div id='comments'><h2>Comments</h2><ol class='comment-list'>{comments}</ol></div>"
    )
}

fn save(home: &Home, html: &str) -> Outcome {
    let file = home.write("which.html", html)?;
    home.command_line(&[OsStr::new("import"), OsStr::new("--url"), OsStr::new(ADDRESS), file.as_os_str()])
}

const WATER: &str = "Water for tea should be fresh, and just off the boil, whatever the packet says about it.";

/// The one test of a Postil that is started without a library of its own: these would find each other.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_second_start_hands_over_and_without_a_bus_the_lock_keeps_it_out() -> Outcome {
    let home = Home::installed()?;
    let window = home.open().await?;
    window.see_text("h1", "Twelve Ways to Make Coffee").await?;
    let file = home.write("which.html", &page(WATER, &[]))?;
    let ended = home.start_again(&[file.as_os_str()], &[])?.wait_with_output()?;
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    window.see_text(".import-item", "Which kettle?").await?;

    let other = home.write("pots.html", &page(WATER, &[]).replace("Which kettle?", "Which pot?"))?;
    let mut alone = home.start_again(&[other.as_os_str()], &[("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")])?;
    let mut said = String::new();
    let mut words = alone.stderr.take().ok_or("nothing to read from")?;
    let mut byte = [0];
    while !said.contains("Another Postil has this library open") {
        if words.read(&mut byte)? == 0 {
            return Err(format!("the second start ended with: {said}").into());
        }
        said.extend(byte.map(char::from));
    }
    alone.kill()?;
    alone.wait()?;
    let saved = window.texts(".import-item").await?;
    assert!(saved.iter().all(|item| !item.contains("Which pot?")), "{saved:?}");
    window.click(".import-item button").await?;
    window.see_text("h1", "Which kettle?").await?;
    window.close().await
}

#[tokio::test]
async fn a_newer_postils_library_is_read_and_says_why_it_is_not_written() -> Outcome {
    let home = Home::new()?;
    save(&home, &page(WATER, &[]))?;
    let mut file = OpenOptions::new().write(true).open(home.library().join("library.db"))?;
    file.seek(SeekFrom::Start(SCHEMA_NUMBER))?;
    file.write_all(&1_000_u32.to_be_bytes())?;
    drop(file);
    let window = home.open().await?;
    window.see_text(".notice.read-only", "A newer Postil wrote it.").await?;
    window.see_text(".article-title", "Which kettle?").await?;
    window.close().await
}

#[tokio::test]
async fn what_a_newer_copy_changed_is_told_above_the_text() -> Outcome {
    let home = Home::new()?;
    save(&home, &page(WATER, &["Nine years, and it still pours.", "Mine drips."]))?;
    let window = home.open().await?;
    window.click("[data-index=\"0\"] [data-stop]").await?;
    window.see_text("h1", "Which kettle?").await?;
    window.close().await?;

    let water = WATER.replace("just off the boil", "well off the boil");
    save(&home, &page(&water, &["Nine years, and it still pours.", "Mine drips a lot.", "So does mine."]))?;
    let window = home.open().await?;
    window.see_text(".strip.since", "1 place in the text changed").await?;
    let strip = window.see_text(".strip.since", "1 new comment").await?;
    assert!(strip.text().await?.contains("1 edited comment"));
    window.click("[data-action=since]").await?;
    window.see_text("[role=dialog] ins, dialog ins, ins", "well").await?;
    window.close().await
}
