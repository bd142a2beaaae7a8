//! Words that stand around comments on the page itself, in the languages pages are mostly written in.

use crate::dates;

/// What comments are called, in headings ("12 comments") and prompts ("Leave a reply").
const COMMENT_NOUNS: &[&str] = &[
    "comment",
    "comments",
    "reply",
    "replies",
    "response",
    "responses",
    "thought",
    "thoughts",
    "discussion",
    "conversation",
    "reviews",
    "answers",
    "kommentar",
    "kommentare",
    "kommentaren",
    "antwort",
    "antworten",
    "meinungen",
    "beiträge",
    "diskussion",
    "commentaire",
    "réflexion",
    "réflexions",
    "reflexiones",
    "odgovori",
    "commentaires",
    "réponse",
    "réponses",
    "réactions",
    "comentario",
    "comentarios",
    "respuesta",
    "respuestas",
    "commento",
    "commenti",
    "risposta",
    "risposte",
    "comentário",
    "comentários",
    "resposta",
    "respostas",
    "reactie",
    "reacties",
    "kommentarer",
    "svar",
    "kommentit",
    "kommenttia",
    "vastaukset",
    "komentarz",
    "komentarze",
    "komentarzy",
    "odpowiedzi",
    "odpowiedz",
    "komentář",
    "komentáře",
    "komentářů",
    "hozzászólás",
    "hozzászólások",
    "comentariu",
    "comentarii",
    "komentar",
    "komentari",
    "комментарий",
    "комментарии",
    "комментариев",
    "комментария",
    "ответов",
    "коментар",
    "коментарі",
    "коментари",
    "σχόλια",
    "σχόλιο",
    "yorum",
    "yorumlar",
    "تعليق",
    "تعليقات",
    "التعليقات",
    "نظر",
    "نظرات",
    "دیدگاه",
    "תגובות",
    "תגובה",
    "टिप्पणियाँ",
    "コメント",
    "评论",
    "評論",
    "留言",
    "댓글",
    "bình",
    "ความคิดเห็น",
];

/// What the controls beside a comment are labelled with.
const CONTROLS: &[&str] = &[
    "reply",
    "like",
    "likes",
    "share",
    "report",
    "quote",
    "edit",
    "delete",
    "flag",
    "upvote",
    "downvote",
    "permalink",
    "link",
    "parent",
    "antworten",
    "antwort",
    "zitieren",
    "melden",
    "teilen",
    "bearbeiten",
    "gefällt",
    "mir",
    "répondre",
    "citer",
    "signaler",
    "partager",
    "j'aime",
    "responder",
    "citar",
    "denunciar",
    "compartir",
    "gusta",
    "rispondi",
    "cita",
    "segnala",
    "condividi",
    "curtir",
    "beantwoorden",
    "reageer",
    "reageren",
    "svara",
    "svar",
    "besvar",
    "vastaa",
    "odpowiedz",
    "odpovědět",
    "válasz",
    "răspunde",
    "ответить",
    "нравится",
    "відповісти",
    "отговор",
    "απάντηση",
    "yanıtla",
    "cevapla",
    "رد",
    "הגב",
    "जवाब",
    "返信",
    "回复",
    "回覆",
    "답글",
    "balas",
    "trả",
    "lời",
    "award",
    "save",
    "follow",
    "more",
    "vote",
    "up",
    "down",
];

/// What one counts that readers give a comment.
const SCORES: &[&str] = &[
    "point",
    "points",
    "like",
    "likes",
    "vote",
    "votes",
    "upvotes",
    "punkt",
    "punkte",
    "stimmen",
    "j'aime",
    "puntos",
    "punti",
    "pontos",
    "баллов",
    "балла",
];

/// Words before a name in the head of a comment.
const BEFORE_NAME: &[&str] = &[
    "posted", "post", "re", "by", "von", "par", "por", "da", "door", "av", "af", "od", "от", "від", "on", "am", "le",
    "el",
];

/// Words behind it, where dates do not know them.
const AFTER_NAME: &[&str] = &[
    "says",
    "je",
    "said",
    "sagt",
    "sagte",
    "dit",
    "dice",
    "disse",
    "zegt",
    "säger",
    "siger",
    "sier",
    "sanoo",
    "mówi",
    "napisał(a)",
    "říká",
    "spune",
    "kaže",
    "говорит",
    "каже",
    "казва",
    "λέει",
    "dedi",
    "يقول",
    "hat",
    "a",
    "écrit",
    "ha",
    "escrito",
    "scritto",
    "wrote",
    "schrieb",
    "escribió",
    "scrisse",
    "escreveu",
    "schreef",
    "skrev",
    "napisał",
    "napsal",
    "írta",
    "написал",
    "написала",
    "написав",
];

/// The name in what stands beside a date: without the words and marks that join them.
pub(super) fn name_in(text: &str) -> &str {
    let edge = |c: char| c.is_whitespace() || ",.:;|/·•»«-–—@()[]<>~↑#".contains(c);
    let mut name = text.trim_matches(edge);
    // A second field ("Ada | parent | next") is no name.
    if let Some(at) = name.find(['|', '•', '·', '»']) {
        name = name[..at].trim_end_matches(edge);
    }
    loop {
        let (first, rest) = name.split_once(char::is_whitespace).unwrap_or((name, ""));
        let word = first.trim_matches(edge).to_lowercase();
        if first.is_empty() || !(BEFORE_NAME.contains(&word.as_str()) || dates::is_lead(&word)) {
            break;
        }
        name = rest.trim_start_matches(edge);
    }
    while let Some((rest, last)) = name.rsplit_once(char::is_whitespace) {
        let word = last.trim_matches(edge).to_lowercase();
        if !(AFTER_NAME.contains(&word.as_str()) || dates::is_lead(&word) || dates::is_link(&word)) {
            break;
        }
        name = rest.trim_end_matches(edge);
    }
    name
}

/// Whether a line is only labels of controls ("Like Reply", "Antworten · Melden (2)").
pub(super) fn is_controls(line: &str) -> bool {
    let mut words =
        line.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty()).peekable();
    let is_control = |word: &str| {
        word.chars().all(char::is_numeric) || CONTROLS.contains(&word.to_lowercase().replace('’', "'").as_str())
    };
    let labelled = line.contains(char::is_alphabetic);
    labelled && line.chars().count() <= 60 && words.peek().is_some() && words.all(is_control)
}

/// A line that heads a discussion or asks for a comment: short, no sentence, and says "comments" in some language.
pub(super) fn is_about_comments(line: &str) -> bool {
    let outside = without_quotation(line);
    let sentence = line.ends_with(['.', '。', '!']);
    let words = outside.split_whitespace().count();
    !sentence && words <= 8 && line.chars().count() <= 200 && says_comments(&outside)
}

/// Whether a line says little apart from what it quotes.
pub(super) fn is_brief(line: &str) -> bool {
    without_quotation(line).split_whitespace().count() <= 5
}

/// Whether what follows a name says that it speaks ("says:", "schrieb").
pub(super) fn is_speech(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let spoken = |word: &str| AFTER_NAME.contains(&word.to_lowercase().as_str()) || dates::is_lead(word);
    words.next().is_some_and(spoken)
}

fn says_comments(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let unspaced = || COMMENT_NOUNS.iter().any(|noun| noun.chars().any(|c| c > '\u{2e80}') && lower.contains(noun));
    words.any(|word| COMMENT_NOUNS.contains(&word)) || unspaced()
}

/// The text without what it quotes: “4 responses to “…””.
fn without_quotation(text: &str) -> String {
    let mut outside = String::with_capacity(text.len());
    let mut open = None;
    for character in text.chars() {
        match (open, character) {
            (None, '“' | '„' | '«' | '"') => open = Some(character),
            (Some(_), '”' | '»' | '"') => open = None,
            (None, other) => outside.push(other),
            _ => {}
        }
    }
    outside
}

/// The number of comments that a heading declares ("13 responses to …", "One thought on …").
pub(super) fn declared(line: &str) -> Option<u32> {
    let outside = without_quotation(line);
    let digits = outside
        .split(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .find(|part| part.contains(|c: char| c.is_ascii_digit()));
    if let Some(digits) = digits {
        return digits.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok();
    }
    let first = outside.split_whitespace().next()?.to_lowercase();
    matches!(first.as_str(), "one" | "ein" | "eine" | "un" | "une" | "una" | "um" | "uma" | "een" | "en" | "ett")
        .then_some(1)
}

/// The score a line tells ("12 points", "3 Likes", "+4").
pub(super) fn score(line: &str) -> Option<i64> {
    let mut words = line.split_whitespace();
    let number: i64 = words.next()?.trim_start_matches(['+', '▲', '▼']).replace(['−', '–'], "-").parse().ok()?;
    match words.next() {
        None => Some(number),
        Some(word) => {
            let known = SCORES.contains(&word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().as_str());
            (known && words.next().is_none()).then_some(number)
        }
    }
}

/// Whether the comment was taken away and only its place is left.
pub(super) fn is_tombstone(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(
        text.as_str(),
        "[deleted]" | "[removed]" | "[gelöscht]" | "this comment has been removed." | "this comment was deleted."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_prompts_are_told_from_sentences() {
        for line in [
            "Comments:",
            "12 Comments",
            "4 responses to “A very long title with many words in it”",
            "Leave a Reply",
            "Schreibe einen Kommentar",
            "3 комментария",
            "コメント",
            "Write a comment:",
            "Deja una respuesta",
        ] {
            assert!(is_about_comments(line), "{line}");
        }
        for line in
            ["Tell me in the comments.", "Heat the pan", "What the critics said about the response of the old system"]
        {
            assert!(!is_about_comments(line), "{line}");
        }
        assert_eq!(declared("1,204 responses to “7 Trends”"), Some(1204));
        assert_eq!(declared("One thought on “7 Trends”"), Some(1));
        assert_eq!(declared("Leave a Reply"), None);
    }

    #[test]
    fn names_lose_their_frame() {
        for (text, name) in [
            ("Ada Løve says:", "Ada Løve"),
            ("Posted by: Bo Vik | ", "Bo Vik"),
            ("by Chi » ", "Chi"),
            ("ada_l | parent | next [–]", "ada_l"),
            ("Am ", ""),
            ("Yusuf sagt:", "Yusuf"),
        ] {
            assert_eq!(name_in(text), name, "{text}");
        }
    }

    #[test]
    fn controls_and_scores() {
        assert!(
            is_controls("Like Reply")
                && is_controls("Antworten · Melden (2)")
                && !is_controls("Like it a lot")
                && !is_controls("12")
        );
        assert_eq!((score("12 points"), score("3"), score("3 apples")), (Some(12), Some(3), None));
    }
}
