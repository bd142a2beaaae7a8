//! The commands of the window: each hands its arguments to the library, or to the desktop, and gives back what comes.

mod feeds;

use crate::clipboard::Clipboard;
use crate::handed::Handed;
use crate::imports::{self, Running};
use crate::searching::Searching;
use crate::{links, menu, opened, place, table_file};
use document::{CommentId, Label, Table, TableDesk, TableKey, Target};
use library::wire::{
    Article, ArticlePage, ArticleSummary, Backup, Binned, Changes, Collection, ColumnCells, ColumnReading, Failure,
    Imported, LibraryPlace, LinkTarget, ListQuery, Mark, MenuBar, Note, Overview, OwnComment, OwnParent, Person,
    ReadingPosition, RelatedComment, RelatedPassage, SearchOrder, SearchResults, Session, Settings, Step, TableFormat,
    TablePart, Trouble, Unsaved, Waiting, Writing,
};
use library::{FetchOptions, Incoming, Library};
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, Runtime, State};

/// Answers what the window calls.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        session,
        save_settings,
        keep_waiting,
        set_menu,
        list_articles,
        list_ids,
        overview,
        open_article,
        close_article,
        summary,
        find_titles,
        writing,
        delete_articles,
        restore_articles,
        mark_articles,
        tag_articles,
        rename_tag,
        delete_tag,
        create_collection,
        rename_collection,
        delete_collection,
        restore_collection,
        order_collections,
        collect,
        move_in_collection,
        binned,
        empty_bin,
        undo,
        redo,
        take_back,
        backups,
        back_up,
        restore_backup,
        library_place,
        open_library_folder,
        move_library,
        save_position,
        import_files,
        import_paste,
        fetch_page,
        fetch_pages,
        save_again,
        fetch_missing,
        add_comments,
        feeds::feeds,
        feeds::feed_items,
        feeds::follow,
        feeds::unfollow,
        feeds::save_at_once,
        feeds::refresh_feeds,
        feeds::refresh_due,
        feeds::mark_feed_item,
        feeds::mark_feed_read,
        feeds::save_feed_item,
        feeds::import_opml,
        feeds::export_opml,
        cancel_import,
        create_note,
        update_note,
        delete_note,
        restore_note,
        create_own_comment,
        update_own_comment,
        delete_own_comment,
        restore_own_comment,
        mark_person,
        related_comments,
        related_passages,
        search,
        changes,
        keep_unsaved,
        forget_unsaved,
        save_table_desk,
        read_columns,
        table_from_lines,
        copy_table,
        save_table,
        take_links,
        link_target,
        open_link,
    ]
}

#[tauri::command(async)]
fn session(library: State<'_, Library>) -> Result<Session, Failure> {
    library.session()
}

#[tauri::command(async)]
fn save_settings(library: State<'_, Library>, settings: Settings) -> Result<(), Failure> {
    library.save_settings(&settings)
}

#[tauri::command(async)]
fn keep_waiting(library: State<'_, Library>, waiting: Vec<Waiting>) -> Result<(), Failure> {
    library.keep_waiting(&waiting)
}

#[tauri::command(async)]
fn set_menu<R: Runtime>(app: AppHandle<R>, bar: MenuBar) -> Result<(), Failure> {
    menu::show(&app, &bar).map_err(|error| Trouble::fault(error).into())
}

#[tauri::command(async)]
fn list_articles(
    library: State<'_, Library>,
    query: ListQuery,
    offset: u32,
    limit: u32,
) -> Result<ArticlePage, Failure> {
    library.list_articles(&query, offset, limit)
}

#[tauri::command(async)]
fn list_ids(library: State<'_, Library>, query: ListQuery, offset: u32, limit: u32) -> Result<Vec<i64>, Failure> {
    library.list_ids(&query, offset, limit)
}

#[tauri::command(async)]
fn overview(library: State<'_, Library>) -> Result<Overview, Failure> {
    library.overview()
}

#[tauri::command(async)]
fn open_article(library: State<'_, Library>, id: i64) -> Result<Article, Failure> {
    library.open_article(id)
}

#[tauri::command(async)]
fn close_article(library: State<'_, Library>) -> Result<(), Failure> {
    library.close_article()
}

#[tauri::command(async)]
fn writing(library: State<'_, Library>, article: i64) -> Result<Writing, Failure> {
    library.writing(article)
}

#[tauri::command(async)]
fn delete_articles(library: State<'_, Library>, articles: Vec<i64>) -> Result<Option<Step>, Failure> {
    library.delete_articles(&articles)
}

#[tauri::command(async)]
fn restore_articles(library: State<'_, Library>, articles: Vec<i64>) -> Result<Option<Step>, Failure> {
    library.restore_articles(&articles)
}

#[tauri::command(async)]
fn mark_articles(
    library: State<'_, Library>,
    articles: Vec<i64>,
    mark: Mark,
    on: bool,
) -> Result<Option<Step>, Failure> {
    library.mark_articles(&articles, mark, on)
}

#[tauri::command(async)]
fn tag_articles(
    library: State<'_, Library>,
    articles: Vec<i64>,
    add: Vec<String>,
    remove: Vec<String>,
) -> Result<Option<Step>, Failure> {
    library.tag_articles(&articles, &add, &remove)
}

#[tauri::command(async)]
fn rename_tag(library: State<'_, Library>, from: String, to: String) -> Result<Option<Step>, Failure> {
    library.rename_tag(&from, &to)
}

#[tauri::command(async)]
fn delete_tag(library: State<'_, Library>, tag: String) -> Result<Option<Step>, Failure> {
    library.delete_tag(&tag)
}

#[tauri::command(async)]
fn create_collection(library: State<'_, Library>, name: String, articles: Vec<i64>) -> Result<Collection, Failure> {
    library.create_collection(&name, &articles)
}

#[tauri::command(async)]
fn rename_collection(library: State<'_, Library>, id: i64, name: String) -> Result<Option<Step>, Failure> {
    library.rename_collection(id, &name)
}

#[tauri::command(async)]
fn delete_collection(library: State<'_, Library>, id: i64) -> Result<Option<Step>, Failure> {
    library.delete_collection(id)
}

#[tauri::command(async)]
fn restore_collection(library: State<'_, Library>, id: i64) -> Result<Option<Step>, Failure> {
    library.restore_collection(id)
}

#[tauri::command(async)]
fn order_collections(library: State<'_, Library>, order: Vec<i64>) -> Result<Option<Step>, Failure> {
    library.order_collections(&order)
}

#[tauri::command(async)]
fn collect(
    library: State<'_, Library>,
    collection: i64,
    articles: Vec<i64>,
    into: bool,
) -> Result<Option<Step>, Failure> {
    library.collect(collection, &articles, into)
}

#[tauri::command(async)]
fn move_in_collection(
    library: State<'_, Library>,
    collection: i64,
    article: i64,
    before: Option<i64>,
) -> Result<Option<Step>, Failure> {
    library.move_in_collection(collection, article, before)
}

#[tauri::command(async)]
fn binned(library: State<'_, Library>) -> Result<Vec<Binned>, Failure> {
    library.binned()
}

#[tauri::command(async)]
fn empty_bin(library: State<'_, Library>) -> Result<(), Failure> {
    library.empty_bin()
}

#[tauri::command(async)]
fn undo(library: State<'_, Library>) -> Result<Option<Step>, Failure> {
    library.undo()
}

#[tauri::command(async)]
fn redo(library: State<'_, Library>) -> Result<Option<Step>, Failure> {
    library.redo()
}

#[tauri::command(async)]
fn take_back(library: State<'_, Library>, step: i64) -> Result<Option<Step>, Failure> {
    library.take_back(step)
}

#[tauri::command(async)]
fn summary(library: State<'_, Library>, id: i64) -> Result<ArticleSummary, Failure> {
    library.summary(id)
}

#[tauri::command(async)]
fn find_titles(library: State<'_, Library>, letters: String, limit: u32) -> Result<Vec<ArticleSummary>, Failure> {
    library.find_titles(&letters, limit)
}

#[tauri::command(async)]
fn backups(library: State<'_, Library>) -> Vec<Backup> {
    library.backups()
}

#[tauri::command]
async fn back_up<R: Runtime>(app: AppHandle<R>) -> Result<Backup, Failure> {
    aside(move || app.state::<Library>().back_up()).await
}

#[tauri::command]
async fn restore_backup<R: Runtime>(app: AppHandle<R>, name: String) -> Result<(), Failure> {
    aside(move || app.state::<Library>().restore_backup(&name)).await
}

#[tauri::command(async)]
fn library_place(library: State<'_, Library>) -> LibraryPlace {
    library.place_on_disk(place::is_fixed())
}

#[tauri::command(async)]
fn open_library_folder(library: State<'_, Library>) -> Result<(), Failure> {
    place::open_folder(&library)
}

#[tauri::command]
async fn move_library<R: Runtime>(app: AppHandle<R>) -> Result<bool, Failure> {
    aside(move || place::choose_and_move(&app)).await
}

#[tauri::command(async)]
fn save_position(library: State<'_, Library>, article: i64, position: ReadingPosition) -> Result<(), Failure> {
    library.save_position(article, &position)
}

#[tauri::command]
async fn import_files<R: Runtime>(app: AppHandle<R>) -> Result<Vec<Imported>, Failure> {
    aside(move || Ok(imports::choose(&app))).await
}

#[tauri::command]
async fn import_paste<R: Runtime>(app: AppHandle<R>, text: String, html: Option<String>) -> Result<Imported, Failure> {
    aside(move || {
        let copied = Incoming::copied(&text, html.as_deref());
        app.state::<Library>().import(&copied, &app.state::<Running>().start())
    })
    .await
}

#[tauri::command]
async fn fetch_page<R: Runtime>(app: AppHandle<R>, url: String, options: FetchOptions) -> Result<Imported, Failure> {
    aside(move || imports::fetch(&app, &url, &options)).await
}

#[tauri::command]
async fn fetch_pages<R: Runtime>(
    app: AppHandle<R>,
    urls: Vec<String>,
    options: FetchOptions,
) -> Result<Vec<Imported>, Failure> {
    aside(move || imports::fetch_all(&app, &urls, &options)).await
}

#[tauri::command]
async fn save_again<R: Runtime>(
    app: AppHandle<R>,
    articles: Vec<i64>,
    options: FetchOptions,
) -> Result<Vec<Imported>, Failure> {
    aside(move || imports::save_again(&app, &articles, &options)).await
}

#[tauri::command]
async fn fetch_missing<R: Runtime>(
    app: AppHandle<R>,
    article: i64,
    options: FetchOptions,
) -> Result<Imported, Failure> {
    aside(move || imports::fetch_missing(&app, article, &options)).await
}

#[tauri::command]
async fn add_comments<R: Runtime>(app: AppHandle<R>, article: i64) -> Result<Option<Imported>, Failure> {
    aside(move || imports::choose_comments(&app, article)).await
}

#[tauri::command]
fn cancel_import(running: State<'_, Running>) {
    running.cancel();
}

#[tauri::command(async)]
fn create_note(
    library: State<'_, Library>,
    article: i64,
    target: Target,
    label: Label,
    body: String,
) -> Result<Note, Failure> {
    library.create_note(article, &target, label, &body)
}

#[tauri::command(async)]
fn update_note(
    library: State<'_, Library>,
    id: i64,
    label: Label,
    body: String,
    tags: Vec<String>,
) -> Result<Note, Failure> {
    library.update_note(id, label, &body, &tags)
}

#[tauri::command(async)]
fn delete_note(library: State<'_, Library>, id: i64) -> Result<Option<Step>, Failure> {
    library.delete_note(id)
}

#[tauri::command(async)]
fn restore_note(library: State<'_, Library>, id: i64) -> Result<Note, Failure> {
    library.restore_note(id)
}

#[tauri::command(async)]
fn create_own_comment(
    library: State<'_, Library>,
    article: i64,
    parent: OwnParent,
    body: String,
) -> Result<OwnComment, Failure> {
    library.create_own_comment(article, &parent, &body)
}

#[tauri::command(async)]
fn update_own_comment(library: State<'_, Library>, id: i64, body: String) -> Result<OwnComment, Failure> {
    library.update_own_comment(id, &body)
}

#[tauri::command(async)]
fn delete_own_comment(library: State<'_, Library>, id: i64) -> Result<Option<Step>, Failure> {
    library.delete_own_comment(id)
}

#[tauri::command(async)]
fn restore_own_comment(library: State<'_, Library>, id: i64) -> Result<OwnComment, Failure> {
    library.restore_own_comment(id)
}

#[tauri::command(async)]
fn mark_person(library: State<'_, Library>, article: i64, person: Person) -> Result<Option<Step>, Failure> {
    library.mark_person(article, &person)
}

#[tauri::command(async)]
fn related_comments(library: State<'_, Library>, article: i64, target: Target) -> Result<Vec<RelatedComment>, Failure> {
    library.related_comments(article, &target)
}

#[tauri::command(async)]
fn related_passages(
    library: State<'_, Library>,
    article: i64,
    comment: CommentId,
) -> Result<Vec<RelatedPassage>, Failure> {
    library.related_passages(article, &comment)
}

#[tauri::command]
async fn search<R: Runtime>(
    app: AppHandle<R>,
    query: String,
    article: Option<i64>,
    order: SearchOrder,
) -> Result<SearchResults, Failure> {
    let cancel = app.state::<Searching>().start();
    aside(move || app.state::<Library>().search(&query, article, order, &cancel)).await
}

#[tauri::command(async)]
fn changes(library: State<'_, Library>, article: i64, from: Option<u32>, to: Option<u32>) -> Result<Changes, Failure> {
    library.changes(article, from, to)
}

#[tauri::command(async)]
fn keep_unsaved(library: State<'_, Library>, text: Unsaved) -> Result<(), Failure> {
    library.keep_unsaved(&text)
}

#[tauri::command(async)]
fn forget_unsaved(library: State<'_, Library>, key: String) -> Result<(), Failure> {
    library.forget_unsaved(&key)
}

#[tauri::command(async)]
fn save_table_desk(
    library: State<'_, Library>,
    article: i64,
    table: TableKey,
    desk: TableDesk,
) -> Result<Option<Step>, Failure> {
    library.save_table_desk(article, &table, &desk)
}

#[tauri::command(async)]
fn read_columns(columns: Vec<ColumnCells>, language: Option<String>) -> Vec<ColumnReading> {
    library::read_columns(&columns, language.as_deref())
}

#[tauri::command(async)]
fn table_from_lines(text: String) -> Option<Table> {
    library::table_from_lines(&text)
}

#[tauri::command(async)]
fn copy_table(
    library: State<'_, Library>,
    clipboard: State<'_, Clipboard>,
    article: i64,
    table: TableKey,
    part: TablePart,
    format: TableFormat,
) -> Result<(), Failure> {
    clipboard.copy(|format| library.export_table(article, &table, &part, format), format)
}

#[tauri::command]
async fn save_table<R: Runtime>(
    app: AppHandle<R>,
    article: i64,
    table: TableKey,
    part: TablePart,
    format: TableFormat,
) -> Result<bool, Failure> {
    aside(move || {
        let text = app.state::<Library>().export_table(article, &table, &part, format)?;
        table_file::save(&app, &text, format)
    })
    .await
}

#[tauri::command]
fn take_links<R: Runtime>(app: AppHandle<R>, handed: State<'_, Handed>) -> Vec<String> {
    opened::open_waiting(&app);
    handed.take()
}

#[tauri::command]
fn link_target(url: String) -> LinkTarget {
    links::target(&url)
}

#[tauri::command(async)]
fn open_link(url: String) -> Result<(), Failure> {
    links::open(&url, |url| open::that_detached(url))
}

/// Does what takes long on a thread of its own, so that other commands, cancelling among them, are still answered.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    let done = tauri::async_runtime::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(Trouble::fault(error).into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opened::Opened;
    use library::SystemClock;
    use library::wire::COMMANDS;
    use serde_json::Value;
    use std::collections::BTreeSet;
    use tauri::App;
    use tauri::ipc::{CallbackFn, InvokeBody};
    use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
    use tauri::webview::{InvokeRequest, WebviewWindow, WebviewWindowBuilder};

    /// The real app's configuration and commands, on a library of its own, without a webview.
    fn app(folder: &tempfile::TempDir) -> App<MockRuntime> {
        let library = Library::open(folder.path(), SystemClock).expect("a library");
        let builder = mock_builder()
            .manage(library)
            .manage(Running::default())
            .manage(Handed::default())
            .manage(Opened::default())
            .manage(Searching::default())
            .invoke_handler(handler());
        builder.build(tauri::generate_context!(test = true)).expect("the app's configuration")
    }

    fn window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
        WebviewWindowBuilder::new(app, label, Default::default()).build().expect("a window")
    }

    fn interface() -> &'static str {
        if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }
    }

    /// Whether the command reaches its function when a page of that address calls it without arguments.
    fn reaches(window: &WebviewWindow<MockRuntime>, page: &str, command: &str) -> bool {
        let request = InvokeRequest {
            cmd: command.into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: page.parse().expect("test address"),
            body: InvokeBody::default(),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.into(),
        };
        match get_ipc_response(window, request) {
            Ok(_) => true,
            Err(Value::String(refusal)) => !refusal.contains("not allowed") && !refusal.contains("not found"),
            // The function was called, and said what is wrong.
            Err(_) => true,
        }
    }

    #[test]
    fn the_window_reaches_every_command_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let app = app(&folder);
        let window = window(&app, "main");
        for command in COMMANDS {
            assert!(reaches(&window, interface(), command), "{command}");
        }
        for command in [
            "delete_everything",
            "plugin:dialog|open",
            "plugin:dialog|save",
            "plugin:event|emit",
            "plugin:event|emit_to",
            "plugin:fs|read_text_file",
            "plugin:path|resolve_directory",
            "plugin:shell|execute",
            "plugin:webview|create_webview_window",
            "plugin:webview|internal_toggle_devtools",
            "plugin:window|create",
            "plugin:window|close",
            "plugin:window-state|save_window_state",
            "plugin:menu|new",
            "plugin:resources|close",
        ] {
            assert!(!reaches(&window, interface(), command), "{command}");
        }
    }

    /// Pages that are none of Postil's, some of which look like it.
    const STRANGERS: [&str; 9] = [
        "https://example.org",
        "http://localhost:1420",
        "http://127.0.0.1",
        "https://tauri.localhost.example.org",
        "ipc://localhost",
        "data:text/html,x",
        "blob:https://example.org/1",
        "about:blank",
        "file:///x",
    ];

    #[test]
    fn no_other_window_and_no_other_page_reaches_a_command() {
        let folder = tempfile::tempdir().expect("a folder");
        let app = app(&folder);
        let (main, other) = (window(&app, "main"), window(&app, "other"));
        for command in COMMANDS {
            assert!(!reaches(&other, interface(), command), "{command} from another window");
            for page in STRANGERS {
                assert!(!reaches(&main, page, command), "{command} from {page}");
            }
        }
    }

    #[test]
    fn every_command_that_is_answered_is_on_the_wire() {
        let source = include_str!("ipc.rs");
        let list = source.split_once("generate_handler![").and_then(|(_, rest)| rest.split_once(']'));
        let paths = list.map_or("", |(list, _)| list).split(',').map(str::trim).filter(|path| !path.is_empty());
        let answered: BTreeSet<&str> = paths.filter_map(|path| path.rsplit("::").next()).collect();
        assert_eq!(answered, COMMANDS.iter().copied().collect());
    }

    #[test]
    fn the_capability_lists_exactly_the_commands() {
        let capability: Value =
            serde_json::from_str(include_str!("../capabilities/main.json")).expect("the capability is JSON");
        let granted: BTreeSet<String> = capability["permissions"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|permission| permission.as_str().map(str::to_owned))
            .collect();
        let commands = COMMANDS.iter().map(|command| format!("allow-{}", command.replace('_', "-")));
        let events = ["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned);
        assert_eq!(granted, commands.chain(events).collect());
        assert_eq!(capability["windows"], serde_json::json!(["main"]));
        assert_eq!(capability.get("remote"), None);
    }
}
