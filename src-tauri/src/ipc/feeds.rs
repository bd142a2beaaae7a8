//! The commands about feeds that the reader follows.

use super::aside;
use crate::imports::{self, Running};
use crate::opml_file;
use library::wire::{Failure, Feed, FeedItems, ImportProgress, Imported, Refreshed, Step};
use library::{FetchOptions, Library};
use tauri::{AppHandle, Manager, Runtime, State};

#[tauri::command(async)]
pub fn feeds(library: State<'_, Library>) -> Result<Vec<Feed>, Failure> {
    library.feeds()
}

#[tauri::command(async)]
pub fn feed_items(
    library: State<'_, Library>,
    feed: Option<i64>,
    unread: bool,
    offset: u32,
    limit: u32,
) -> Result<FeedItems, Failure> {
    library.feed_items(feed, unread, offset, limit)
}

#[tauri::command]
pub async fn follow<R: Runtime>(app: AppHandle<R>, url: String, options: FetchOptions) -> Result<Feed, Failure> {
    aside(move || app.state::<Library>().follow(&url, &options, &app.state::<Running>().start())).await
}

#[tauri::command(async)]
pub fn unfollow(library: State<'_, Library>, feed: i64) -> Result<Option<Step>, Failure> {
    library.unfollow(feed)
}

#[tauri::command(async)]
pub fn save_at_once(library: State<'_, Library>, feed: i64, at_once: bool) -> Result<Option<Step>, Failure> {
    library.save_at_once(feed, at_once)
}

#[tauri::command]
pub async fn refresh_feeds<R: Runtime>(
    app: AppHandle<R>,
    feeds: Vec<i64>,
    options: FetchOptions,
) -> Result<Refreshed, Failure> {
    aside(move || {
        let cancel = app.state::<Running>().start();
        app.state::<Library>().refresh_feeds(&feeds, &options, &cancel, |progress| imports::tell(&app, progress))
    })
    .await
}

#[tauri::command]
pub async fn refresh_due<R: Runtime>(app: AppHandle<R>, options: FetchOptions) -> Result<Refreshed, Failure> {
    aside(move || app.state::<Library>().refresh_due(&options, &app.state::<Running>().start())).await
}

#[tauri::command(async)]
pub fn mark_feed_item(library: State<'_, Library>, item: i64, read: bool) -> Result<Option<Step>, Failure> {
    library.mark_feed_item(item, read)
}

#[tauri::command(async)]
pub fn mark_feed_read(library: State<'_, Library>, feed: Option<i64>) -> Result<Option<Step>, Failure> {
    library.mark_feed_read(feed)
}

#[tauri::command]
pub async fn save_feed_item<R: Runtime>(
    app: AppHandle<R>,
    item: i64,
    options: FetchOptions,
) -> Result<Imported, Failure> {
    aside(move || {
        let tell = |at| imports::tell(&app, ImportProgress::Fetching { at });
        app.state::<Library>().save_feed_item(item, &options, &app.state::<Running>().start(), tell)
    })
    .await
}

#[tauri::command]
pub async fn import_opml<R: Runtime>(app: AppHandle<R>) -> Result<Option<u32>, Failure> {
    aside(move || opml_file::import(&app)).await
}

#[tauri::command]
pub async fn export_opml<R: Runtime>(app: AppHandle<R>) -> Result<bool, Failure> {
    aside(move || opml_file::export(&app)).await
}
