use super::folded::Folded;
use super::query::{Place, Query};
use crate::wire::{Failure, HitPlace, SearchHit};
use document::{Block, BlockId, BlockKind, Cell, Table, block_text, inline_text, plain_text};
use std::collections::HashMap;
use store::{Cancel, Read, revision};

/// Places of one article that are shown: few in a search of the library, more in a search of the article itself.
const A_FEW: usize = 3;
const MANY: usize = 200;

/// Turns what the index found into hits with their words and places.
pub(super) struct Hits<'a> {
    read: &'a Read<'a>,
    query: &'a Query,
    cancel: &'a Cancel,
    titles: HashMap<i64, String>,
    found: Vec<SearchHit>,
}

impl<'a> Hits<'a> {
    pub(super) fn new(read: &'a Read<'a>, query: &'a Query, cancel: &'a Cancel) -> Self {
        Self { read, query, cancel, titles: HashMap::new(), found: Vec::new() }
    }

    pub(super) fn into_found(self) -> Vec<SearchHit> {
        self.found
    }

    pub(super) fn notes(&mut self, notes: &[i64]) -> Result<(), Failure> {
        for &id in notes {
            let note = store::note::get(self.read, id)?;
            let quote = match &note.target {
                document::Target::Passage(passage) | document::Target::CommentPassage { passage, .. } => {
                    passage.quote.exact.as_str()
                }
                document::Target::Cell { text, .. } => text,
                _ => "",
            };
            // Words may be in the note, in what it stands beside, or some in each.
            let in_body = quote.is_empty() || Folded::new(&note.body).has_any(&self.query.with);
            let text = if in_body { &note.body } else { quote };
            self.push(note.article, HitPlace::Note { note: id }, text)?;
        }
        Ok(())
    }

    pub(super) fn own_comments(&mut self, own_comments: &[i64]) -> Result<(), Failure> {
        for &id in own_comments {
            let own = store::own_comment::get(self.read, id)?;
            self.push(own.article, HitPlace::OwnComment { own_comment: id }, &own.body)?;
        }
        Ok(())
    }

    pub(super) fn comments(&mut self, comments: &[i64]) -> Result<(), Failure> {
        for &id in comments {
            let (article, saved) = store::comment::get(self.read, id)?;
            let author = saved.comment.author.as_ref().map_or("", |author| &author.name);
            let said = plain_text(&saved.comment.blocks);
            let in_text = Folded::new(&said).has_all(&self.query.with);
            let text = if in_text { said } else { format!("{author}: {said}") };
            self.push(article, HitPlace::Comment { comment: saved.comment.id }, &text)?;
        }
        Ok(())
    }

    pub(super) fn articles(&mut self, articles: &[i64]) -> Result<(), Failure> {
        for &id in articles {
            let title = self.title(id)?;
            if self.query.looks_in(Place::Title) && Folded::new(&title).has_all(&self.query.with) {
                self.push(id, HitPlace::Title, &title)?;
            }
            let newest = store::article::get(self.read, id)?.article.revision;
            let document = revision::get(self.read, id, newest)?.document;
            let limit = if self.query.filter.article.is_some() { MANY } else { A_FEW };
            for block in self.blocks(&document.blocks, limit) {
                match &block.kind {
                    BlockKind::Table(table) => self.rows(id, &block.id, table, limit)?,
                    _ => self.push(id, HitPlace::Block { block: block.id.clone() }, &block_text(block))?,
                }
            }
        }
        Ok(())
    }

    /// The rows of a table that have all the words; where none has all, those that have any; where none has any, its
    /// caption has them.
    fn rows(&mut self, article: i64, block: &BlockId, table: &Table, limit: usize) -> Result<(), Failure> {
        let terms = &self.query.with;
        let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.cells.iter().map(Cell::plain).collect()).collect();
        let texts: Vec<String> = rows.iter().map(|cells| cells.join(" · ")).collect();
        let with = |test: &dyn Fn(&Folded) -> bool| -> Vec<usize> {
            let has = |index: &usize| texts.get(*index).is_some_and(|text| test(&Folded::new(text)));
            (0..texts.len()).filter(has).take(limit).collect()
        };
        let mut found = with(&|text| text.has_all(terms));
        if found.is_empty() {
            found = with(&|text| text.has_any(terms));
        }
        if found.is_empty() {
            return self.push(article, HitPlace::Block { block: block.clone() }, &inline_text(&table.caption));
        }
        for (index, cells, text) in found.into_iter().filter_map(|row| Some((row, rows.get(row)?, texts.get(row)?))) {
            let cell = cells.iter().position(|cell| Folded::new(cell).has_any(terms)).unwrap_or(0);
            let place = HitPlace::Cell { block: block.clone(), row: index as u32, cell: cell as u32 };
            self.push(article, place, text)?;
        }
        Ok(())
    }

    /// The innermost blocks that have all the words; where no block has all, those that have any.
    fn blocks<'b>(&self, blocks: &'b [Block], limit: usize) -> Vec<&'b Block> {
        let terms = &self.query.with;
        let mut found = Vec::new();
        self.collect(blocks, &|text| text.has_all(terms), limit, &mut found);
        if found.is_empty() {
            self.collect(blocks, &|text| text.has_any(terms), limit, &mut found);
        }
        found
    }

    fn collect<'b>(
        &self,
        blocks: &'b [Block],
        test: &dyn Fn(&Folded) -> bool,
        limit: usize,
        found: &mut Vec<&'b Block>,
    ) {
        for block in blocks {
            let is_table = matches!(block.kind, BlockKind::Table(_));
            let place = if is_table { Place::Table } else { Place::Text };
            if found.len() >= limit || !test(&Folded::new(&block_text(block))) {
                continue;
            }
            let before = found.len();
            if !is_table {
                block.children().into_iter().for_each(|children| self.collect(children, test, limit, found));
            }
            if found.len() == before && self.query.looks_in(place) {
                found.push(block);
            }
        }
    }

    fn push(&mut self, article: i64, place: HitPlace, text: &str) -> Result<(), Failure> {
        if self.cancel.is_cancelled() {
            return Err(store::Error::Interrupted.into());
        }
        let title = self.title(article)?;
        let snippet = Folded::new(text).snippet(&self.query.with);
        self.found.push(SearchHit { article, title, place, snippet });
        Ok(())
    }

    fn title(&mut self, article: i64) -> Result<String, Failure> {
        if let Some(title) = self.titles.get(&article) {
            return Ok(title.clone());
        }
        let title = store::article::get(self.read, article)?.article.title;
        self.titles.insert(article, title.clone());
        Ok(title)
    }
}
