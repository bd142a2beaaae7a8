//! The words around comments, in many languages, in lower case.

/// Controls that answer or quote.
const ANSWER: &[&str] = &[
    "reply",
    "quote",
    "respond",
    "antworten",
    "antwort",
    "zitieren",
    "zitat",
    "répondre",
    "citer",
    "responder",
    "citar",
    "rispondi",
    "cita",
    "quota",
    "reageer",
    "beantwoorden",
    "reageren",
    "citeer",
    "citeren",
    "odpowiedz",
    "cytuj",
    "ответить",
    "цитировать",
    "цитата",
    "відповісти",
    "цитувати",
    "svara",
    "citera",
    "svar",
    "svare",
    "besvar",
    "citer",
    "siter",
    "vastaa",
    "lainaa",
    "odpovědět",
    "citovat",
    "odpovedať",
    "yanıtla",
    "cevapla",
    "alıntı",
    "alıntıla",
    "válasz",
    "idézet",
    "răspunde",
    "citează",
    "απάντηση",
    "παράθεση",
    "отговор",
    "odgovori",
    "balas",
    "kutip",
    "trả lời",
    "返信",
    "返信する",
    "引用",
    "回复",
    "回覆",
    "답글",
    "답글쓰기",
    "رد",
    "اقتباس",
    "הגב",
    "השב",
    "ตอบกลับ",
    "जवाब दें",
    "respondre",
    "multi-quote",
    "multiquote",
    "mehrfachzitat",
];

/// Other controls and labels that stand beside comments.
const CONTROL: &[&str] = &[
    "like",
    "likes",
    "unlike",
    "dislike",
    "report",
    "share",
    "shares",
    "edit",
    "delete",
    "permalink",
    "link",
    "top",
    "flag",
    "save",
    "hide",
    "show",
    "more",
    "less",
    "collapse",
    "expand",
    "upvote",
    "downvote",
    "vote",
    "up",
    "down",
    "award",
    "thanks",
    "thank",
    "follow",
    "pm",
    "email",
    "e-mail",
    "website",
    "profile",
    "find",
    "ignore",
    "offline",
    "online",
    "react",
    "copy",
    "bookmark",
    "parent",
    "next",
    "prev",
    "previous",
    "context",
    "log",
    "in",
    "to",
    "this",
    "post",
    "comment",
    "user",
    "sign",
    "login",
    "helpful",
    "was",
    "yes",
    "no",
    "back",
    "the",
    "of",
    "page",
    "embed",
    "give",
    "gold",
    "reputation",
    "posts",
    "comments",
    "replies",
    "quick",
    "view",
    "points",
    "point",
    "add",
    "bookmarks",
    "gefällt",
    "mir",
    "melden",
    "teilen",
    "bearbeiten",
    "löschen",
    "nach",
    "oben",
    "mehr",
    "danke",
    "beitrag",
    "diesen",
    "dieser",
    "kommentar",
    "auf",
    "profil",
    "missbrauch",
    "nachricht",
    "private",
    "link",
    "aimer",
    "j'aime",
    "signaler",
    "partager",
    "modifier",
    "supprimer",
    "haut",
    "message",
    "privé",
    "en",
    "citant",
    "le",
    "me",
    "gusta",
    "denunciar",
    "reportar",
    "compartir",
    "editar",
    "eliminar",
    "arriba",
    "curtir",
    "gosto",
    "compartilhar",
    "mi",
    "piace",
    "segnala",
    "condividi",
    "leuk",
    "vind",
    "ik",
    "rapporteren",
    "rapporteer",
    "delen",
    "lubię",
    "to",
    "zgłoś",
    "udostępnij",
    "нравится",
    "пожаловаться",
    "поделиться",
    "наверх",
    "подобається",
    "gilla",
    "anmäl",
    "dela",
    "synes",
    "godt",
    "om",
    "tykkää",
    "ilmoita",
    "beğen",
    "paylaş",
    "şikayet",
    "tetszik",
    "いいね",
    "いいね!",
    "通報",
    "赞",
    "点赞",
    "举报",
    "分享",
    "檢舉",
    "讚",
    "신고",
    "공감",
    "추천",
    "إعجاب",
    "suka",
    "thích",
];

/// What a discussion is made of: heads "12 comments", "Antworten", "3 thoughts on …".
const COMMENTS: &[&str] = &[
    "comment",
    "comments",
    "reply",
    "replies",
    "response",
    "responses",
    "thoughts",
    "thought",
    "discussion",
    "answers",
    "answer",
    "reviews",
    "opinions",
    "conversation",
    "kommentare",
    "kommentar",
    "antworten",
    "beiträge",
    "meinungen",
    "diskussion",
    "commentaire",
    "commentaires",
    "réponse",
    "réponses",
    "avis",
    "réactions",
    "comentario",
    "comentarios",
    "respuestas",
    "respuesta",
    "opiniones",
    "comentário",
    "comentários",
    "respostas",
    "resposta",
    "commento",
    "commenti",
    "risposte",
    "risposta",
    "reactie",
    "reacties",
    "antwoorden",
    "opmerkingen",
    "komentarz",
    "komentarze",
    "komentarzy",
    "odpowiedzi",
    "комментарий",
    "комментария",
    "комментарии",
    "комментариев",
    "ответы",
    "ответов",
    "обсуждение",
    "коментар",
    "коментарі",
    "коментарів",
    "відповіді",
    "kommentarer",
    "svar",
    "kommentti",
    "kommenttia",
    "kommentit",
    "vastausta",
    "vastaukset",
    "komentář",
    "komentáře",
    "komentářů",
    "odpovědi",
    "yorum",
    "yorumlar",
    "yanıt",
    "cevap",
    "hozzászólás",
    "hozzászólások",
    "comentarii",
    "comentariu",
    "σχόλια",
    "σχόλιο",
    "коментара",
    "коментари",
    "komentara",
    "komentari",
    "komentar",
    "bình luận",
    "コメント",
    "件のコメント",
    "评论",
    "評論",
    "留言",
    "回复",
    "댓글",
    "تعليقات",
    "تعليق",
    "תגובות",
    "ความคิดเห็น",
    "टिप्पणियाँ",
];

/// Labels of dates that are not the comment's: joining, last visit, last change.
const OTHER_DATE: &[&str] = &[
    "joined",
    "join",
    "registered",
    "member since",
    "since",
    "last seen",
    "last active",
    "last visit",
    "last online",
    "birthday",
    "registriert",
    "anmeldungsdatum",
    "anmeldedatum",
    "dabei seit",
    "mitglied seit",
    "beigetreten",
    "seit",
    "inscrit",
    "inscription",
    "enregistré",
    "membre depuis",
    "registrado",
    "miembro desde",
    "membro desde",
    "iscritto",
    "registrato",
    "lid sinds",
    "geregistreerd",
    "dołączył",
    "dołączyła",
    "rejestracja",
    "регистрация",
    "зарегистрирован",
    "на форуме с",
    "реєстрація",
    "liittynyt",
    "medlem",
    "registrerad",
    "üyelik",
    "katılım",
    "csatlakozott",
    "註冊",
    "注册",
    "registration",
    "last post",
    "version",
];

/// Notes of a change.
const EDITED: &[&str] = &[
    "edited",
    "last modified",
    "modified by",
    "updated by",
    "bearbeitet",
    "geändert",
    "editiert",
    "modifié",
    "édité",
    "editado",
    "modificado",
    "modificato",
    "bewerkt",
    "gewijzigd",
    "edytowany",
    "edytowano",
    "zmieniony",
    "отредактировано",
    "изменено",
    "редактировалось",
    "відредаговано",
    "redigerad",
    "redigeret",
    "redigert",
    "muokattu",
    "upraveno",
    "düzenlendi",
    "szerkesztette",
    "编辑",
    "編輯",
    "編集",
    "수정",
];

/// What stands in the place of a deleted comment.
const DELETED: &[&str] = &[
    "[deleted]",
    "[removed]",
    "[gelöscht]",
    "[supprimé]",
    "[eliminado]",
    "[удалено]",
    "deleted by",
    "comment deleted",
    "comment removed",
    "this comment has been removed",
    "this comment has been deleted",
    "this comment was deleted",
    "this comment was removed",
    "this post was deleted",
    "this post has been deleted",
    "post deleted",
    "message deleted",
    "message supprimé",
    "commentaire supprimé",
    "kommentar gelöscht",
    "beitrag gelöscht",
    "dieser kommentar wurde",
    "comentario eliminado",
    "este comentario ha sido",
    "comentário removido",
    "commento eliminato",
    "reactie verwijderd",
    "komentarz usunięty",
    "комментарий удален",
    "комментарий удалён",
    "сообщение удалено",
    "нло прилетело",
    "kommentaren har",
    "el autor ha eliminado",
    "cet article a été supprimé",
    "this comment has been hidden",
    "removed by moderator",
    "removed by a moderator",
    "评论已删除",
    "삭제된 댓글",
];

/// What leads on to a whole article: a list of teasers, not of comments.
const READ_ON: &[&str] = &[
    "read more",
    "continue reading",
    "read on",
    "read the rest",
    "full story",
    "read full",
    "learn more",
    "weiterlesen",
    "mehr lesen",
    "lire la suite",
    "en savoir plus",
    "leer más",
    "seguir leyendo",
    "leia mais",
    "ler mais",
    "leggi tutto",
    "continua a leggere",
    "lees meer",
    "lees verder",
    "czytaj więcej",
    "czytaj dalej",
    "читать далее",
    "читать дальше",
    "läs mer",
    "læs mere",
    "les mer",
    "lue lisää",
    "devamını oku",
    "続きを読む",
    "阅读全文",
    "더 보기",
];

/// More of something that is there already.
const MORE: &[&str] = &[
    "more",
    "load",
    "hidden",
    "collapsed",
    "earlier",
    "previous",
    "older",
    "weitere",
    "mehr",
    "ältere",
    "frühere",
    "plus",
    "autres",
    "más",
    "mais",
    "altri",
    "altre",
    "meer",
    "więcej",
    "ещё",
    "еще",
    "показать",
    "fler",
    "flere",
    "lisää",
    "další",
    "daha",
    "több",
    "さらに",
];

/// What a name stands after.
const BY: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "de",
    "di",
    "da",
    "door",
    "av",
    "af",
    "od",
    "от",
    "від",
    "przez",
    "from",
    "posted by",
    "written by",
    "asked by",
];

/// What stands after a name.
const SAYS: &[&str] = &[
    "says",
    "said",
    "wrote",
    "writes",
    "commented",
    "replied",
    "responded",
    "asked",
    "answered",
    "posted",
    "sagt",
    "sagte",
    "schrieb",
    "schreibt",
    "meint",
    "a dit",
    "a écrit",
    "dit",
    "dice",
    "dijo",
    "escribió",
    "disse",
    "diz",
    "escreveu",
    "ha scritto",
    "ha detto",
    "scrive",
    "zegt",
    "schreef",
    "schrijft",
    "pisze",
    "napisał",
    "napisał(a)",
    "пишет",
    "написал",
    "сказал",
    "говорит",
    "säger",
    "skriver",
    "siger",
    "sier",
    "sanoo",
    "kirjoitti",
    "píše",
    "napsal",
    "diyor ki",
    "dedi ki",
    "yazdı",
    "szerint",
    "より",
    "说道",
    "說道",
    "말하길",
];

/// Every word of the line is that of a control, or a number.
pub(crate) fn is_control(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    if text.chars().count() > 60 {
        return false;
    }
    if ANSWER.contains(&text.as_str()) || CONTROL.contains(&text.as_str()) {
        return true;
    }
    let mut any = false;
    let all = words(&text).all(|word| {
        let known = ANSWER.contains(&word) || CONTROL.contains(&word);
        any |= known;
        known || is_count(word)
    });
    all && (any || text.starts_with('#')) || words(&text).next().is_none()
}

/// The line offers to answer or quote.
pub(crate) fn offers_answer(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.chars().count() <= 40
        && (ANSWER.contains(&text.as_str()) || words(&text).next().is_some_and(|first| ANSWER.contains(&first)))
}

/// The line heads a discussion.
pub(crate) fn heads_discussion(text: &str) -> bool {
    let text = text.to_lowercase();
    text.chars().count() <= 120
        && (words(&text).any(|word| COMMENTS.contains(&word))
            || COMMENTS.iter().any(|word| !word.is_ascii() && text.contains(word)))
}

/// The label of a date says that it is not when the comment was written.
pub(crate) fn labels_other_date(text: &str) -> bool {
    let text = text.to_lowercase();
    let tail = last_chars(&text, 40);
    OTHER_DATE.iter().any(|label| ends_with_words(tail.trim_end_matches([':', ' ', '.']), label)) || is_edit_note(tail)
}

/// The line is about a change of the comment.
pub(crate) fn is_edit_note(text: &str) -> bool {
    let text = text.to_lowercase();
    EDITED.iter().any(|word| text.contains(word))
}

/// The line stands for a comment that was deleted.
pub(crate) fn tells_deletion(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.chars().count() <= 120 && DELETED.iter().any(|phrase| text.starts_with(phrase) || text.contains(phrase))
}

/// The line leads on to a whole article.
pub(crate) fn leads_on(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.chars().count() <= 60 && READ_ON.iter().any(|phrase| text.starts_with(phrase))
}

/// The line is a control that shows further comments: "42 more replies", "Load more comments".
pub(crate) fn holds_back(text: &str) -> bool {
    let text = text.to_lowercase();
    text.chars().count() <= 48
        && words(&text).any(|word| COMMENTS.contains(&word))
        && words(&text).any(|word| MORE.contains(&word))
}

/// The name in "by NAME", "NAME says:", where the line is little else.
pub(crate) fn name_in(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches([':', ',', '-', '|', '–', '·', '»']).trim_end();
    let lower = text.to_lowercase();
    // Lower case may change lengths; a cut is only made where both agree.
    for says in SAYS {
        if let Some(name) = lower.strip_suffix(says).and_then(|rest| rest.strip_suffix(' ')) {
            return text.get(..name.len()).map(str::trim).filter(|name| is_name(name));
        }
    }
    for by in BY {
        if lower.strip_prefix(by).is_some_and(|rest| rest.starts_with([' ', ':'])) {
            return text.get(by.len() + 1..).map(str::trim).filter(|name| is_name(name));
        }
    }
    None
}

/// Short enough and wordy enough for a name.
pub(crate) fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    (1..=60).contains(&length)
        && text.chars().any(char::is_alphanumeric)
        && text.split_whitespace().count() <= 6
        && !is_control(text)
}

/// The words without leading and trailing punctuation.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '·' | '•' | '/' | ','))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

fn is_count(word: &str) -> bool {
    let digits = word.trim_end_matches(['k', 'm', '+']);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '#' | '-' | '\''))
}

fn ends_with_words(text: &str, tail: &str) -> bool {
    text.strip_suffix(tail).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// The last `count` characters.
fn last_chars(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_told_from_words() {
        for text in ["Reply", "Antworten", "Like 12", "· Reply · Share", "J'aime", "返信", "3 Likes", "#12", "Répondre"]
        {
            assert!(is_control(text), "{text}");
        }
        for text in ["I agree", "Reply when you can, please", "Thanks for the article"] {
            assert!(!is_control(text), "{text}");
        }
    }

    #[test]
    fn names_are_found_beside_their_words() {
        assert_eq!(name_in("by Ada Quill"), Some("Ada Quill"));
        assert_eq!(name_in("Ada Quill says:"), Some("Ada Quill"));
        assert_eq!(name_in("Ada Quill schrieb"), Some("Ada Quill"));
        assert_eq!(name_in("bystander"), None);
        assert_eq!(name_in("by reply"), None);
    }

    #[test]
    fn dates_of_joining_are_not_dates_of_writing() {
        assert!(labels_other_date("Anmeldungsdatum: "));
        assert!(labels_other_date("Member since"));
        assert!(!labels_other_date("posted on"));
    }
}
