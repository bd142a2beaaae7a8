use document::{Comment, CommentId, Document, Label, Placement, Target};

/// An article with everything the reader wrote, to be written as a file.
#[derive(Clone, Debug)]
pub struct Export<'a> {
    /// What the library calls it.
    pub title: &'a str,
    /// The article.
    pub document: &'a Document,
    /// The reader's tags.
    pub tags: &'a [String],
    /// When it was saved, RFC 3339.
    pub saved_at: &'a str,
    /// The discussion, a comment before its answers, each with whether it was removed from the page since.
    pub comments: Vec<(&'a Comment, bool)>,
    /// The reader's notes.
    pub notes: Vec<Note<'a>>,
    /// The reader's own comments.
    pub own_comments: Vec<OwnComment<'a>>,
}

/// A private note.
#[derive(Clone, Debug)]
pub struct Note<'a> {
    /// What it stands beside.
    pub target: &'a Target,
    /// Whether that is still there.
    pub placement: Placement,
    /// What kind of mark it is.
    pub label: Label,
    /// Markdown.
    pub body: &'a str,
    /// The note's tags.
    pub tags: &'a [String],
    /// When it was written, RFC 3339.
    pub written_at: &'a str,
}

/// A comment of the reader's own.
#[derive(Clone, Debug)]
pub struct OwnComment<'a> {
    /// Its id among the own comments.
    pub id: i64,
    /// What it answers.
    pub answers: Answers<'a>,
    /// Its text.
    pub body: &'a str,
    /// When it was written, RFC 3339.
    pub written_at: &'a str,
}

/// What an own comment answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers<'a> {
    /// The article.
    Article,
    /// A comment of the page.
    Comment(&'a CommentId),
    /// Another own comment.
    Own(i64),
}

impl<'a> Export<'a> {
    /// The notes beside a comment or a passage in it.
    pub(crate) fn notes_on(&self, comment: &CommentId) -> impl Iterator<Item = &Note<'a>> {
        self.notes.iter().filter(move |note| note.comment() == Some(comment))
    }

    /// The notes on the article itself: its passages and tables.
    pub(crate) fn notes_on_article(&self) -> impl Iterator<Item = &Note<'a>> {
        self.notes.iter().filter(|note| note.comment().is_none())
    }

    /// The own comments that answer something.
    pub(crate) fn answers(&self, to: Answers) -> impl Iterator<Item = &OwnComment<'a>> {
        self.own_comments.iter().filter(move |own| own.answers == to)
    }
}

impl Note<'_> {
    /// The label as a word.
    pub(crate) fn label_name(&self) -> &'static str {
        match self.label {
            Label::Claim => "Claim",
            Label::Evidence => "Evidence",
            Label::Doubt => "Doubt",
            Label::Mine => "Mine",
        }
    }

    /// What it stands beside, in words; the words of a passage are a quotation.
    pub(crate) fn place(&self) -> String {
        match self.target {
            Target::Article | Target::Comment { .. } => String::new(),
            Target::Passage(passage) | Target::CommentPassage { passage, .. } => {
                format!("“{}”", passage.quote.exact.replace('\n', " "))
            }
            Target::Table { .. } => "the table".into(),
            Target::Row { row, .. } => format!("row {row}"),
            Target::Column { column, .. } => format!("column {column}"),
            Target::Cell { row, column, text, .. } => format!("{row}, {column}: “{text}”"),
        }
    }

    /// What the reader should know about the place.
    pub(crate) fn warning(&self) -> &'static str {
        match self.placement {
            Placement::Placed => "",
            Placement::Moved => " (moved, check)",
            Placement::Unplaced => " (no longer in the article)",
        }
    }

    fn comment(&self) -> Option<&CommentId> {
        match self.target {
            Target::Comment { comment } | Target::CommentPassage { comment, .. } => Some(comment),
            _ => None,
        }
    }
}
