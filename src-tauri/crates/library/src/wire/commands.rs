//! The commands of the window, each with its arguments and its result, once for Rust and TypeScript.

use super::*;
use document::*;

/// Declares the commands: their names, and what they take and give in TypeScript.
macro_rules! commands {
    ($($(#[doc = $doc:literal])* $name:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {
        /// Names of all commands, in order.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        fn commands_typescript() -> String {
            let config = ts_rs::Config::default();
            let mut text = String::from("export interface Commands {\n");
            $(
                $(text += &format!("  /**{} */\n", $doc);)*
                let arguments: Vec<String> =
                    vec![$(format!("{}: {}", stringify!($argument), <$type as TS>::name(&config))),*];
                let arguments = if arguments.is_empty() {
                    "Record<string, never>".into()
                } else {
                    format!("{{ {} }}", arguments.join("; "))
                };
                let result = <$result as TS>::name(&config).replace("bigint", "number");
                text += &format!("  {}: {{ args: {}; result: {result} }};\n", stringify!($name), arguments.replace("bigint", "number"));
            )*
            text + "}\n"
        }
    };
}

commands! {
    /// What the window needs at its start.
    session() -> Session;
    /// Changes settings.
    save_settings(settings: Settings) -> ();
    /// All articles, newest first; those in the bin too where asked.
    list_articles(bin: bool) -> Vec<ArticleSummary>;
    /// One article with everything; marks it as visited.
    open_article(id: i64) -> Article;
    /// Leaves the article and goes back to the list, for the next start.
    close_article() -> ();
    /// Moves an article to the bin.
    delete_article(id: i64) -> ();
    /// Takes an article out of the bin.
    restore_article(id: i64) -> ();
    /// Replaces an article's tags.
    tag_article(id: i64, tags: Vec<String>) -> ();
    /// Remembers where the reader is.
    save_position(article: i64, position: ReadingPosition) -> ();
    /// Lets the reader choose files and imports them; progress comes as event `import`.
    import_files() -> Vec<Imported>;
    /// Imports what was pasted: HTML where the clipboard has it, else text.
    import_paste(text: String, html: Option<String>) -> Imported;
    /// Stops a running import; what is finished stays.
    cancel_import() -> ();
    /// Writes a note.
    create_note(article: i64, target: Target, label: Label, body: String) -> Note;
    /// Changes a note's label, text and tags.
    update_note(id: i64, label: Label, body: String, tags: Vec<String>) -> Note;
    /// Moves a note to the bin.
    delete_note(id: i64) -> ();
    /// Takes a note out of the bin.
    restore_note(id: i64) -> Note;
    /// Writes a comment of the reader's own.
    create_own_comment(article: i64, parent: OwnParent, body: String) -> OwnComment;
    /// Changes an own comment.
    update_own_comment(id: i64, body: String) -> OwnComment;
    /// Moves an own comment to the bin.
    delete_own_comment(id: i64) -> ();
    /// Takes an own comment out of the bin.
    restore_own_comment(id: i64) -> OwnComment;
    /// Searches the library, or one article.
    search(query: String, article: Option<i64>) -> Vec<SearchHit>;
    /// What a link leads to.
    link_target(url: String) -> LinkTarget;
    /// Opens a link outside, where it is allowed.
    open_link(url: String) -> ();
}

/// The TypeScript of everything on the wire; `ui/src/core/wire.ts` holds it and a test compares.
pub fn typescript() -> String {
    let config = ts_rs::Config::default();
    let mut text =
        String::from("// Generated from src-tauri/crates/library/src/wire.rs by `cargo xtask wire`. Do not edit.\n\n");
    macro_rules! declare {
        ($($type:ty),* $(,)?) => { $(text += &format!("export {}\n", <$type as TS>::decl(&config));)* };
    }
    declare!(
        Document,
        Metadata,
        Sourced<()>,
        Source,
        Direction,
        Block,
        BlockKind,
        ListItem,
        Definition,
        Inline,
        Image,
        MathNotation,
        Table,
        Row,
        Cell,
        TableKey,
        Confidence,
        BlockId,
        CommentId,
        Date,
        Discussion,
        Comment,
        Author,
        Badge,
        CommentState,
        Receipt,
        Count,
        Dropped,
        Missing,
        Problem,
        Target,
        Passage,
        Position,
        Quote,
        Label,
        Placement,
        ArticleSummary,
        Article,
        SavedComment,
        SavedImage,
        Note,
        OwnComment,
        OwnParent,
        Surface,
        ReadingPosition,
        SearchHit,
        HitPlace,
        SnippetPart,
        Imported,
        ImportProgress,
        Failure,
        FailureCode,
        Session,
        Settings,
        Theme,
        Language,
        LinkTarget,
        MenuCommand,
    );
    text + "\n" + &commands_typescript()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_name_in_the_commands_is_declared() {
        let text = super::typescript();
        for name in ["interface Commands", "type Document =", "type Sourced<T>", "open_article: { args: { id: number }"]
        {
            assert!(text.contains(name), "{name} is missing:\n{text}");
        }
    }
}
