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
    /// Keeps what waits for a connection, in place of what waited.
    keep_waiting(waiting: Vec<Waiting>) -> ();
    /// Puts the window's commands into the native menu bar. What is chosen there comes as event `menu`.
    set_menu(bar: MenuBar) -> ();
    /// A part of a list of articles, at most 500.
    list_articles(query: ListQuery, offset: u32, limit: u32) -> ArticlePage;
    /// The ids of a list's articles, to choose more than is in sight.
    list_ids(query: ListQuery, offset: u32, limit: u32) -> Vec<i64>;
    /// Everything one can go to from the list, with counts.
    overview() -> Overview;
    /// One article with everything; marks it as visited.
    open_article(id: i64) -> Article;
    /// Leaves the article and goes back to the list, for the next start.
    close_article() -> ();
    /// One article as lists show it.
    summary(id: i64) -> ArticleSummary;
    /// Articles whose title has these letters in this order, the last opened first.
    find_titles(letters: String, limit: u32) -> Vec<ArticleSummary>;
    /// What the reader wrote on an article.
    writing(article: i64) -> Writing;
    /// Moves articles to the bin.
    delete_articles(articles: Vec<i64>) -> Option<Step>;
    /// Takes articles out of the bin.
    restore_articles(articles: Vec<i64>) -> Option<Step>;
    /// Sets a mark on articles, or takes it away.
    mark_articles(articles: Vec<i64>, mark: Mark, on: bool) -> Option<Step>;
    /// Adds tags to articles and takes others away.
    tag_articles(articles: Vec<i64>, add: Vec<String>, remove: Vec<String>) -> Option<Step>;
    /// Gives a tag another name, or makes it one with another tag.
    rename_tag(from: String, to: String) -> Option<Step>;
    /// Takes a tag from everything that has it.
    delete_tag(tag: String) -> Option<Step>;
    /// Makes a collection with articles in it.
    create_collection(name: String, articles: Vec<i64>) -> Collection;
    /// Gives a collection another name.
    rename_collection(id: i64, name: String) -> Option<Step>;
    /// Moves a collection to the bin; its articles stay.
    delete_collection(id: i64) -> Option<Step>;
    /// Takes a collection out of the bin.
    restore_collection(id: i64) -> Option<Step>;
    /// Puts the collections in an order.
    order_collections(order: Vec<i64>) -> Option<Step>;
    /// Puts articles in a collection, or takes them out.
    collect(collection: i64, articles: Vec<i64>, into: bool) -> Option<Step>;
    /// Moves an article within a collection: before another one, or to the end.
    move_in_collection(collection: i64, article: i64, before: Option<i64>) -> Option<Step>;
    /// Notes, own comments and collections in the bin.
    binned() -> Vec<Binned>;
    /// Deletes for good everything in the bin. This cannot be taken back.
    empty_bin() -> ();
    /// Takes back what was done last.
    undo() -> Option<Step>;
    /// Does again what was taken back last.
    redo() -> Option<Step>;
    /// Takes one step back, whatever was done since.
    take_back(step: i64) -> Option<Step>;
    /// The backups, newest first.
    backups() -> Vec<Backup>;
    /// Makes a backup now.
    back_up() -> Backup;
    /// Puts a backup in the library's place; what stands there becomes a backup first.
    restore_backup(name: String) -> ();
    /// Where the library is.
    library_place() -> LibraryPlace;
    /// Opens the library's folder in the system's file manager.
    open_library_folder() -> ();
    /// Lets the reader choose a folder, copies the library there, and starts anew with the copy. Says whether one was chosen.
    move_library() -> bool;
    /// Remembers where the reader is.
    save_position(article: i64, position: ReadingPosition) -> ();
    /// Lets the reader choose files and imports them; progress comes as event `import`.
    import_files() -> Vec<Imported>;
    /// Imports what was pasted: HTML where the clipboard has it, else text.
    import_paste(text: String, html: Option<String>) -> Imported;
    /// Saves the page at an address, with what the options want; progress comes as event `import`.
    fetch_page(url: String, options: FetchOptions) -> Imported;
    /// Saves the pages at some addresses, one after the other; progress comes as event `import`.
    fetch_pages(urls: Vec<String>, options: FetchOptions) -> Vec<Imported>;
    /// Saves newer copies of articles; progress comes as event `import`.
    save_again(articles: Vec<i64>, options: FetchOptions) -> Vec<Imported>;
    /// Fetches what the receipt of an article says is missing; progress comes as event `import`.
    fetch_missing(article: i64, options: FetchOptions) -> Imported;
    /// Lets the reader choose files with comments and adds those to an article; nothing where none was chosen.
    /// Progress comes as event `import`.
    add_comments(article: i64) -> Option<Imported>;
    /// The feeds that the reader follows, by title.
    feeds() -> Vec<Feed>;
    /// A part of what a feed tells of, or all feeds do, at most 500, the newest first.
    feed_items(feed: Option<i64>, unread: bool, offset: u32, limit: u32) -> FeedItems;
    /// Follows the feed at an address, or the one that the page there names.
    follow(url: String, options: FetchOptions) -> Feed;
    /// Follows a feed no longer; what was saved from it stays.
    unfollow(feed: i64) -> Option<Step>;
    /// Says whether what is new in a feed is saved at once.
    save_at_once(feed: i64, at_once: bool) -> Option<Step>;
    /// Asks some feeds, or all, for what is new; progress comes as event `import`.
    refresh_feeds(feeds: Vec<i64>, options: FetchOptions) -> Refreshed;
    /// Asks the feeds whose time has come by the interval that the reader set.
    refresh_due(options: FetchOptions) -> Refreshed;
    /// Marks an item of a feed as read or unread.
    mark_feed_item(item: i64, read: bool) -> Option<Step>;
    /// Marks everything in a feed, or in all, as read.
    mark_feed_read(feed: Option<i64>) -> Option<Step>;
    /// Saves an item of a feed whole, page and discussion; progress comes as event `import`.
    save_feed_item(item: i64, options: FetchOptions) -> Imported;
    /// Lets the reader choose an OPML list and follows its feeds: how many are new, or nothing where none was chosen.
    import_opml() -> Option<u32>;
    /// Lets the reader choose a file and writes what is followed to it as OPML; false where none was chosen.
    export_opml() -> bool;
    /// Stops a running import; what is finished stays.
    cancel_import() -> ();
    /// Writes a note.
    create_note(article: i64, target: Target, label: Label, body: String) -> Note;
    /// Changes a note's label, text and tags.
    update_note(id: i64, label: Label, body: String, tags: Vec<String>) -> Note;
    /// Moves a note to the bin.
    delete_note(id: i64) -> Option<Step>;
    /// Takes a note out of the bin.
    restore_note(id: i64) -> Note;
    /// Writes a comment of the reader's own.
    create_own_comment(article: i64, parent: OwnParent, body: String) -> OwnComment;
    /// Changes an own comment.
    update_own_comment(id: i64, body: String) -> OwnComment;
    /// Moves an own comment to the bin.
    delete_own_comment(id: i64) -> Option<Step>;
    /// Takes an own comment out of the bin.
    restore_own_comment(id: i64) -> OwnComment;
    /// Marks a person of the article's site; without label and shown is not marked any more.
    mark_person(article: i64, person: Person) -> Option<Step>;
    /// The comments that speak of a passage, table, row, column or cell, best first.
    related_comments(article: i64, target: Target) -> Vec<RelatedComment>;
    /// The passages and table rows that a comment speaks of, best first.
    related_passages(article: i64, comment: CommentId) -> Vec<RelatedPassage>;
    /// Searches the library, or one article. A further search stops this one, which then fails as `cancelled`.
    search(query: String, article: Option<i64>, order: SearchOrder) -> SearchResults;
    /// What one revision of an article says otherwise than another; the two newest where they are not named.
    changes(article: i64, from: Option<u32>, to: Option<u32>) -> Changes;
    /// Keeps a text beside the library that the library could not take.
    keep_unsaved(text: Unsaved) -> ();
    /// Forgets such a text once the library has it.
    forget_unsaved(key: String) -> ();
    /// Keeps what the reader did with a table.
    save_table_desk(article: i64, table: TableKey, desk: TableDesk) -> Option<Step>;
    /// What the cells of columns mean, as numbers in the language (BCP 47) are written.
    read_columns(columns: Vec<ColumnCells>, language: Option<String>) -> Vec<ColumnReading>;
    /// The table that lines of text are, where they can be one.
    table_from_lines(text: String) -> Option<Table>;
    /// Puts a table on the clipboard.
    copy_table(article: i64, table: TableKey, part: TablePart, format: TableFormat) -> ();
    /// Lets the reader choose a file and writes a table to it; false where none was chosen.
    save_table(article: i64, table: TableKey, part: TablePart, format: TableFormat) -> bool;
    /// The `postil://` links that other programs handed over since this was asked last; event `links` tells of more.
    /// Files that were handed over are imported from now on.
    take_links() -> Vec<String>;
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
        CodeLink,
        ListItem,
        Definition,
        Inline,
        Image,
        MathNotation,
        Rendition,
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
        Person,
        RelatedComment,
        RelatedPassage,
        Tie,
        Surface,
        ReadingPosition,
        SearchOrder,
        SearchResults,
        Matches,
        SearchHit,
        HitPlace,
        SnippetPart,
        Imported,
        ImportProgress,
        FetchOptions,
        FetchStage,
        ImageChoice,
        Waiting,
        Feed,
        FeedItem,
        FeedItems,
        FeedFailure,
        Refreshed,
        Failure,
        FailureCode,
        Reason,
        network::Error,
        network::Distrust,
        Trouble,
        Media,
        Notice,
        Session,
        Settings,
        Theme,
        Language,
        LinkTarget,
        SavedDesk,
        TableUse,
        TableDesk,
        TableView,
        TableSort,
        Baseline,
        Differences,
        ColumnKind,
        ColumnChoice,
        RowMark,
        Verdict,
        OwnColumn,
        OwnCell,
        TableVersion,
        ColumnCells,
        ColumnReading,
        TablePart,
        TableFormat,
        Place,
        Order,
        ListQuery,
        ArticlePage,
        Overview,
        Named,
        Collection,
        Mark,
        Binned,
        BinnedThing,
        Act,
        Step,
        Writing,
        Backup,
        LibraryPlace,
        MenuBar,
        Menu,
        MenuId,
        MenuItem,
        SystemItems,
        Changes,
        RevisionInfo,
        CommentChange,
        CommentFate,
        EarlierText,
        Since,
        Access,
        LineChange,
        Line,
        LineKind,
        Part,
        Side,
        Unsaved,
        UnsavedOf,
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
