use super::*;
use proptest::prelude::*;

fn read(text: &str) -> PlainText {
    capture(text, &Context { now: "2026-05-01T12:00Z".parse().ok(), ..Context::default() })
}

#[test]
fn nothing_repeats_nothing_is_a_comment() {
    let read = read("A title\n\nAda Lund\n3 March 2025, 10:15\n\nOne paragraph that somebody wrote, and no other.");
    assert!(read.comments.is_empty());
    assert_eq!(read.document.metadata.byline.map(|name| name.value).as_deref(), Some("Ada Lund"));
}

#[test]
fn an_article_signed_like_its_comments_is_no_comment() {
    let comment =
        |name: &str, day: u8| format!("{name}\n{day} March 2025, 10:15\n\nSomething to say on day {day}.\n\n");
    let text = format!(
        "A title\n\n{}More of the article, which goes on for a while.\n\n3 Comments\n\n{}{}{}",
        comment("Ada Lund", 3),
        comment("Bo Vik", 4),
        comment("Chi No", 5),
        comment("Dov Kar", 6),
    );
    let read = read(&text);
    let names: Vec<&str> =
        read.comments.iter().filter_map(|comment| Some(comment.author.as_ref()?.name.as_str())).collect();
    assert_eq!((names, read.declared), (vec!["Bo Vik", "Chi No", "Dov Kar"], Some(3)));
}

#[test]
fn what_all_commenters_say_is_theirs() {
    let comment = |name: &str, day: u8| {
        format!("{name} says:\nMarch {day}, 2025 at 4:25 pm\n\nNice {day}.\n\nThanks.\n\nReply\n\n")
    };
    let text = format!("A title\n\nText.\n\nComments\n\n{}{}", comment("Ada", 3), comment("Bo", 4));
    let read = read(&text);
    let said: Vec<String> = read.comments.iter().map(|comment| document::plain_text(&comment.blocks)).collect();
    assert_eq!(said, ["Nice 3.\nThanks.", "Nice 4.\nThanks."]);
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,200}") {
        read(&text);
    }

    #[test]
    fn never_panics_on_pieces_of_pages(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        let read = read(&text);
        prop_assert_eq!(read.comments.len(), read.parents.len());
        for (index, parent) in read.parents.iter().enumerate() {
            prop_assert!(parent.is_none_or(|parent| parent < index));
        }
    }

    #[test]
    fn regular_comments_are_all_found(
        count in 2usize..12, shape in 0..SHAPES.len(), lengths in proptest::collection::vec(1usize..4, 12),
    ) {
        let mut text = "A title\n\nAn article of one paragraph that nobody has to read to the end.\n\nComments\n\n".to_owned();
        let mut want = Vec::new();
        for (index, length) in lengths.iter().take(count).enumerate() {
            let paragraph = |line: usize| format!("What was said, part {line} of comment {index}, and a little more.");
            let body = (0..*length).map(paragraph).collect::<Vec<_>>();
            let name = format!("{} {}", NAMES[index % NAMES.len()], NAMES[(index / 2) % NAMES.len()]);
            text.push_str(&SHAPES[shape](&name, index % 28 + 1, &body.join("\n\n")));
            want.push((name, body.join("\n")));
        }
        let got: Vec<(String, String)> = read(&text)
            .comments
            .iter()
            .map(|comment| {
                let name = comment.author.as_ref().map(|author| author.name.clone()).unwrap_or_default();
                (name, document::plain_text(&comment.blocks))
            })
            .collect();
        prop_assert_eq!(got, want, "{}", text);
    }
}

const NAMES: [&str; 5] = ["Ada", "Bo", "Chi", "Dov", "Eli"];

const SHAPES: [fn(&str, usize, &str) -> String; 6] = [
    |name, day, body| format!("{name}\n{day} March 2025, 16:25\n{body}\n\n"),
    |name, day, body| format!("{name} says:\nMarch {day}, 2025 at 4:25 pm\n\n{body}\n\nReply\n\n"),
    |name, day, body| format!("{name} · {day} March 2025\n\n{body}\n\nLike · Reply\n\n"),
    |name, day, body| format!("{day}.03.2025, 16:25\n{name}\n\n{body}\n\nZitieren\n\n"),
    |name, day, body| {
        format!("  • {name}\n\n    {name}\n\n    {day} days ago\n\n    {}\n\n", body.replace("\n\n", "\n\n    "))
    },
    |name, day, body| format!("{body}\n\nPosted by: {name} | March {day}, 2025 at 04:25 PM\n\n"),
];

const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "• ",
    "- ",
    "1. ",
    "2) ",
    "> ",
    "```",
    "---",
    "Ada Lund",
    "Bo",
    "says:",
    "3 days ago",
    "28 Oct 2025, 16:25",
    "[28.10.2025, 16:25] Ada: hi",
    "Reply",
    "Like",
    "Comments",
    "12 Comments",
    "Posted by: Ada | March 3, 2020",
    "Is it?",
    "A sentence of several words that ends here.",
    "Name Price Colour",
    "Kettle 12 red",
    "Pot 14 blue",
    "@Bo",
    "42",
    "答え",
    "2025年10月28日",
    "Figure 3: A pot",
    "{",
    "}",
    ";",
    "\u{202f}",
    "é",
    "[deleted]",
];
