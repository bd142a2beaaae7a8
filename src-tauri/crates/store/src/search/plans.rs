//! The plans of the statements behind a search, pinned: a new condition or index that makes SQLite go another way is
//! seen here, and not first in a library of a hundred thousand articles.

use super::filter::Filter;
use super::newest::downwards_sql;
use super::query::{ARTICLES, COMMENTS, Index, NOTES, OWN_COMMENTS};
use crate::testing::store_with_article;
use crate::{Error, Read, Result};

/// How SQLite goes about a statement. What stands for the question marks changes nothing about it.
fn plan(read: &Read, sql: &str) -> Result<String> {
    let mut statement = read.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
    let mut rows = statement.raw_query();
    let mut lines = String::new();
    while let Some(row) = rows.next()? {
        lines += &format!("  {}\n", row.get::<_, String>(3)?);
    }
    Ok(lines)
}

fn filters() -> Vec<(&'static str, Filter)> {
    let all = Filter::default;
    vec![
        ("nothing", all()),
        ("article", Filter { article: Some(1), ..all() }),
        ("site", Filter { site: Some("example".into()), ..all() }),
        ("author", Filter { author: Some("ana".into()), ..all() }),
        ("tag", Filter { tag: Some("tea".into()), ..all() }),
        ("collection", Filter { collection: Some("tea".into()), ..all() }),
        ("before", Filter { before: Some(1), ..all() }),
        ("after", Filter { after: Some(1), ..all() }),
        ("unread", Filter { unread: true, ..all() }),
        ("favourite", Filter { favourite: true, ..all() }),
        ("archived", Filter { archived: true, ..all() }),
        ("note", Filter { has_note: true, ..all() }),
    ]
}

#[test]
fn the_plans_of_searches_are_these() {
    let (_folder, store, _) = store_with_article();
    let mut text = String::new();
    store
        .read(|read| {
            for index in [&ARTICLES, &COMMENTS, &NOTES, &OWN_COMMENTS] {
                text += &format!("{}, downwards\n{}", index.table, plan(read, &downwards_sql(index))?);
            }
            for (name, filter) in filters() {
                let articles = filter.conditions(true).articles_sql();
                text += &format!("{name}: the newest articles\n{}", plan(read, &articles)?);
                let parts: &[&Index] =
                    if name == "nothing" { &[&ARTICLES, &COMMENTS, &NOTES] } else { &[&ARTICLES, &COMMENTS] };
                for index in parts {
                    text += &of_index(read, index, name, &filter)?;
                }
            }
            Ok::<_, Error>(())
        })
        .unwrap();
    insta::assert_snapshot!(text);
}

fn of_index(read: &Read, index: &Index, name: &str, filter: &Filter) -> Result<String> {
    let conditions = index.conditions(read, filter)?;
    let mut text = String::new();
    for (what, sql) in [
        ("best", index.ranking_sql(&conditions)),
        ("newest", index.newest_sql(&conditions)),
        ("newest of few", index.newest_of_few_sql(&conditions)),
    ] {
        text += &format!("{name}: {what} in {}\n{}", index.table, plan(read, &sql)?);
    }
    Ok(text)
}
