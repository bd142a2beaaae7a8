use super::folded::Folded;
use super::query::{Place, Query};
use crate::wire::{Failure, HitPlace, SearchHit};
use document::{Block, BlockKind, block_text, plain_text};
use std::collections::HashMap;
use store::{Read, revision};

/// Places of one article that are shown: few in a search of the library, more in a search of the article itself.
const A_FEW: usize = 3;
const MANY: usize = 200;

/// Turns what the index found into hits with their words and places.
pub(super) struct Hits<'a> {
    read: &'a Read<'a>,
    query: &'a Query,
    titles: HashMap<i64, String>,
    found: Vec<SearchHit>,
}

impl<'a> Hits<'a> {
    pub(super) fn new(read: &'a Read<'a>, query: &'a Query) -> Self {
        Self { read, query, titles: HashMap::new(), found: Vec::new() }
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
                self.push(id, HitPlace::Block { block: block.id.clone() }, &block_text(block))?;
            }
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
