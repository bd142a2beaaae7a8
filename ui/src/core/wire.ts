// Generated from src-tauri/crates/library/src/wire.rs by `cargo xtask wire`. Do not edit.

export type Document = { 
/**
 * Title, author, dates and the like, each with where it was found.
 */
metadata: Metadata, 
/**
 * The body. The title is not repeated as its first heading.
 */
blocks: Array<Block>, };
export type Metadata = { 
/**
 * The article's title, without the site's name.
 */
title: Sourced<string> | null, 
/**
 * Who wrote it, as one line.
 */
byline: Sourced<string> | null, 
/**
 * When it was published.
 */
published: Sourced<Date> | null, 
/**
 * The words that `published` was read from, where the visible page or text says them.
 */
published_words?: string, 
/**
 * When it was last changed.
 */
modified: Sourced<Date> | null, 
/**
 * Name of the site.
 */
site: Sourced<string> | null, 
/**
 * One or two sentences about the article.
 */
description: Sourced<string> | null, 
/**
 * BCP 47 tag ("en", "pt-BR").
 */
language: Sourced<string> | null, 
/**
 * Base direction of the text.
 */
direction: Direction, 
/**
 * The address the page gives for itself, absolute; the address it came from where it gives none.
 */
url: Sourced<string> | null, 
/**
 * The picture that stands for the article.
 */
lead_image: Sourced<Image> | null, };
export type Sourced<T> = { 
/**
 * The value.
 */
value: T, 
/**
 * Where it was found.
 */
source: Source, };
export type Source = "json_ld" | "open_graph" | "microdata" | "microformat" | "meta" | "page" | "container" | "address";
export type Direction = "auto" | "ltr" | "rtl";
export type Block = { 
/**
 * Hash of the block's canonical text and its ordinal among equals; see [`crate::assign_block_ids`].
 */
id: BlockId, } & ({ "type": "heading", 
/**
 * 1 to 6, as in HTML.
 */
level: number, 
/**
 * The heading's words.
 */
text: Array<Inline>, } | { "type": "paragraph", 
/**
 * The paragraph's words.
 */
text: Array<Inline>, } | { "type": "list", 
/**
 * Numbered rather than bulleted.
 */
ordered: boolean, 
/**
 * Number of the first item where it is not 1.
 */
start?: number, 
/**
 * The items, in order.
 */
items: Array<ListItem>, } | { "type": "definitions", 
/**
 * The groups, in order.
 */
items: Array<Definition>, } | { "type": "quote", 
/**
 * What is quoted.
 */
blocks: Array<Block>, 
/**
 * Whom or what it is from, where the page says so.
 */
cite?: Array<Inline>, } | { "type": "code", 
/**
 * Language as the page names it, in lower case ("rust").
 */
language?: string, 
/**
 * The text, line breaks kept.
 */
text: string, 
/**
 * Links within the text, in order and apart from each other.
 */
links?: Array<CodeLink>, } | { "type": "figure", 
/**
 * The images, best source each.
 */
images: Array<Image>, 
/**
 * The caption's words.
 */
caption?: Array<Inline>, } | { "type": "table" } & Table | { "type": "faq", 
/**
 * The question, or what the disclosure is labelled.
 */
question: Array<Inline>, 
/**
 * The answer.
 */
answer: Array<Block>, } | { "type": "rule" } | { "type": "math", 
/**
 * How `source` is written.
 */
notation: MathNotation, 
/**
 * The formula: TeX without delimiters, or a `math` element whose markup was rebuilt from a list of
 * known elements.
 */
source: string, 
/**
 * How the page itself shows it.
 */
shown?: Rendition, } | { "type": "footnote", 
/**
 * What references call it, unique in the document ("1", "note-a").
 */
label: string, 
/**
 * The note's text.
 */
blocks: Array<Block>, } | { "type": "embed", 
/**
 * Title, or the host where the page gives none.
 */
title: string, 
/**
 * Absolute address.
 */
url: string, });
export type BlockKind = { "type": "heading", 
/**
 * 1 to 6, as in HTML.
 */
level: number, 
/**
 * The heading's words.
 */
text: Array<Inline>, } | { "type": "paragraph", 
/**
 * The paragraph's words.
 */
text: Array<Inline>, } | { "type": "list", 
/**
 * Numbered rather than bulleted.
 */
ordered: boolean, 
/**
 * Number of the first item where it is not 1.
 */
start?: number, 
/**
 * The items, in order.
 */
items: Array<ListItem>, } | { "type": "definitions", 
/**
 * The groups, in order.
 */
items: Array<Definition>, } | { "type": "quote", 
/**
 * What is quoted.
 */
blocks: Array<Block>, 
/**
 * Whom or what it is from, where the page says so.
 */
cite?: Array<Inline>, } | { "type": "code", 
/**
 * Language as the page names it, in lower case ("rust").
 */
language?: string, 
/**
 * The text, line breaks kept.
 */
text: string, 
/**
 * Links within the text, in order and apart from each other.
 */
links?: Array<CodeLink>, } | { "type": "figure", 
/**
 * The images, best source each.
 */
images: Array<Image>, 
/**
 * The caption's words.
 */
caption?: Array<Inline>, } | { "type": "table" } & Table | { "type": "faq", 
/**
 * The question, or what the disclosure is labelled.
 */
question: Array<Inline>, 
/**
 * The answer.
 */
answer: Array<Block>, } | { "type": "rule" } | { "type": "math", 
/**
 * How `source` is written.
 */
notation: MathNotation, 
/**
 * The formula: TeX without delimiters, or a `math` element whose markup was rebuilt from a list of
 * known elements.
 */
source: string, 
/**
 * How the page itself shows it.
 */
shown?: Rendition, } | { "type": "footnote", 
/**
 * What references call it, unique in the document ("1", "note-a").
 */
label: string, 
/**
 * The note's text.
 */
blocks: Array<Block>, } | { "type": "embed", 
/**
 * Title, or the host where the page gives none.
 */
title: string, 
/**
 * Absolute address.
 */
url: string, };
export type CodeLink = { 
/**
 * Where the linked words start, in UTF-16 code units of the text.
 */
start: number, 
/**
 * Where they end.
 */
end: number, 
/**
 * Absolute address, or `#id` within the page.
 */
url: string, };
export type ListItem = { 
/**
 * The item's content; mostly one paragraph, then nested lists.
 */
blocks: Array<Block>, };
export type Definition = { 
/**
 * The terms.
 */
terms: Array<Array<Inline>>, 
/**
 * What is said of them; each description is a list of blocks.
 */
descriptions: Array<Array<Block>>, };
export type Inline = { "type": "text", 
/**
 * The words.
 */
text: string, } | { "type": "emphasis", 
/**
 * What is stressed.
 */
children: Array<Inline>, } | { "type": "strong", 
/**
 * What is strong.
 */
children: Array<Inline>, } | { "type": "struck", 
/**
 * What is struck out.
 */
children: Array<Inline>, } | { "type": "marked", 
/**
 * What is marked.
 */
children: Array<Inline>, } | { "type": "sub", 
/**
 * What stands below.
 */
children: Array<Inline>, } | { "type": "sup", 
/**
 * What stands above.
 */
children: Array<Inline>, } | { "type": "code", 
/**
 * The code.
 */
text: string, } | { "type": "link", 
/**
 * Absolute address, or `#id` within the page.
 */
url: string, 
/**
 * What is linked.
 */
children: Array<Inline>, } | { "type": "break" } | { "type": "footnote_ref", 
/**
 * The footnote's label.
 */
label: string, } | { "type": "image" } & Image | { "type": "math", 
/**
 * How `source` is written.
 */
notation: MathNotation, 
/**
 * The formula.
 */
source: string, 
/**
 * How the page itself shows it.
 */
shown?: Rendition, };
export type Image = { 
/**
 * Absolute address of the best source, or `resource:<hash>` for one that came inside the page.
 */
url: string, 
/**
 * The text that stands for the image; empty where it is decoration or the page gives none.
 */
alt: string, 
/**
 * Width in CSS pixels, where the page gives it.
 */
width?: number, 
/**
 * Height in CSS pixels, where the page gives it.
 */
height?: number, };
export type MathNotation = "math_ml" | "tex";
export type Rendition = { 
/**
 * A `math` element whose markup was rebuilt from a list of known elements.
 */
mathml?: string, 
/**
 * A picture of the formula.
 */
picture?: Image, };
export type Table = { 
/**
 * What the table is called; empty where the page gives no caption.
 */
caption: Array<Inline>, 
/**
 * How many rows at the top are headers.
 */
header_rows: number, 
/**
 * How many columns at the start are headers.
 */
header_columns: number, 
/**
 * The rows, headers included.
 */
rows: Array<Row>, 
/**
 * Notes and sources that stand under the table.
 */
notes?: Array<Block>, 
/**
 * The text this table was recovered from, where its cell borders were lost in copying.
 */
recovered_from?: string, };
export type Row = { 
/**
 * The cells that start in this row.
 */
cells: Array<Cell>, };
export type Cell = { 
/**
 * Marked up as a header.
 */
header: boolean, 
/**
 * Columns it covers, at least 1.
 */
column_span: number, 
/**
 * Rows it covers, at least 1.
 */
row_span: number, 
/**
 * Its content.
 */
blocks: Array<Block>, 
/**
 * How sure we are of the cell's borders; absent where the source marks them.
 */
confidence?: Confidence, };
export type TableKey = string;
export type Confidence = number;
export type BlockId = string;
export type CommentId = string;
export type Date = string;
export type Discussion = { 
/**
 * Every comment, a comment before its answers.
 */
comments: Array<Comment>, 
/**
 * The system it runs on, where recognised ("wordpress", "discourse"); see the platform files of `capture`.
 */
system: string | null, };
export type Comment = { 
/**
 * Identity within the article; see [`crate::assign_comment_ids`].
 */
id: CommentId, 
/**
 * The source's own id, where it gives one.
 */
source_id: string | null, 
/**
 * The comment this one answers.
 */
parent: CommentId | null, 
/**
 * How sure we are of `parent` being right (or of there being none).
 */
parent_confidence: Confidence, 
/**
 * 0 for a comment on the article itself.
 */
depth: number, 
/**
 * Who wrote it; absent where the page does not say.
 */
author: Author | null, 
/**
 * When, as far as it could be read.
 */
date: Date | null, 
/**
 * The date's own words ("3 days ago").
 */
date_text: string | null, 
/**
 * A title of its own, where the system has them.
 */
title?: string, 
/**
 * What it says.
 */
blocks: Array<Block>, 
/**
 * Points, likes, votes: whatever one number the system shows.
 */
score: bigint | null, 
/**
 * Absolute address of the comment itself.
 */
permalink: string | null, 
/**
 * Marks beside the author's name and the date.
 */
badges: Array<Badge>, 
/**
 * Whether it can still be read.
 */
state: CommentState, };
export type Author = { 
/**
 * The name shown.
 */
name: string, 
/**
 * Address of a profile or home page.
 */
url?: string, };
export type Badge = { "type": "article_author" } | { "type": "edited" } | { "type": "accepted" } | { "type": "pinned" } | { "type": "pingback" } | { "type": "other", "text": string };
export type CommentState = "visible" | "deleted" | "hidden";
export type Receipt = { 
/**
 * What the bytes were taken for ("html", "text", "mhtml").
 */
format: string, 
/**
 * Character encoding they were read in ("UTF-8", "windows-1252").
 */
encoding: string, 
/**
 * Size of the input in bytes.
 */
bytes: bigint, 
/**
 * Comments declared and kept.
 */
comments: Count, 
/**
 * Data tables seen and kept.
 */
tables: Count, 
/**
 * Images of the article seen, and kept with their bytes.
 */
images: Count, 
/**
 * What was left out on purpose, by reason.
 */
dropped: Array<Dropped>, 
/**
 * What belongs to the article or its discussion but is not in these bytes.
 */
missing: Array<Missing>, 
/**
 * What was wrong with the input.
 */
problems: Array<Problem>, };
export type Count = { 
/**
 * As the page says; absent where it does not.
 */
declared: number | null, 
/**
 * As captured.
 */
kept: number, };
export type Dropped = { 
/**
 * What it was, as a short code ("navigation", "share_bar", "layout_table").
 */
what: string, 
/**
 * How many.
 */
count: number, 
/**
 * Why, in a sentence.
 */
why: string, };
export type Missing = { "type": "comment_pages", 
/**
 * Their addresses.
 */
urls: Array<string>, } | { "type": "comment_script", 
/**
 * The service ("disqus").
 */
service: string, } | { "type": "collapsed_comments", 
/**
 * How many, where the page says.
 */
count: number | null, } | { "type": "article_pages", 
/**
 * Their addresses.
 */
urls: Array<string>, } | { "type": "paywall" };
export type Problem = { 
/**
 * A short code to tell problems apart ("too_deep", "wrong_encoding").
 */
code: string, 
/**
 * What, why and what next, in a sentence or two.
 */
message: string, };
export type Target = { "on": "article" } | { "on": "passage" } & Passage | { "on": "table", 
/**
 * The table.
 */
table: TableKey, } | { "on": "row", 
/**
 * The table.
 */
table: TableKey, 
/**
 * The row's key; see [`crate::Table::row_keys`].
 */
row: string, } | { "on": "column", 
/**
 * The table.
 */
table: TableKey, 
/**
 * The column's label; see [`crate::Table::column_labels`].
 */
column: string, } | { "on": "cell", 
/**
 * The table.
 */
table: TableKey, 
/**
 * The row's key.
 */
row: string, 
/**
 * The column's label.
 */
column: string, 
/**
 * The cell's text when the note was written.
 */
text: string, } | { "on": "comment", 
/**
 * The comment.
 */
comment: CommentId, } | { "on": "comment_passage", 
/**
 * The comment.
 */
comment: CommentId, 
/**
 * The passage in it.
 */
passage: Passage, };
export type Passage = { 
/**
 * Where it starts.
 */
start: Position, 
/**
 * Where it ends, exclusive; in the same block or a later one.
 */
end: Position, 
/**
 * What it said, to find it again.
 */
quote: Quote, };
export type Position = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * UTF-16 code units from its start.
 */
offset: number, };
export type Quote = { 
/**
 * The words; a line feed between blocks.
 */
exact: string, 
/**
 * Up to 32 characters before.
 */
prefix: string, 
/**
 * Up to 32 characters after.
 */
suffix: string, };
export type Label = "claim" | "evidence" | "doubt" | "mine";
export type Placement = "placed" | "moved" | "unplaced";
export type ArticleSummary = { 
/**
 * The article.
 */
id: number, 
/**
 * Its title, or its address or file name where it has none.
 */
title: string, 
/**
 * Who wrote it.
 */
byline: string | null, 
/**
 * Name of the site.
 */
site: string | null, 
/**
 * Address it is known by.
 */
url: string | null, 
/**
 * When it was published.
 */
published: Date | null, 
/**
 * When its newest revision was saved.
 */
saved_at: string, 
/**
 * BCP 47 tag.
 */
language: string | null, 
/**
 * Base direction.
 */
direction: Direction, 
/**
 * The first words, for the list.
 */
excerpt: string, 
/**
 * Words of the article, discussion not counted.
 */
words: number, 
/**
 * Comments in the newest revision.
 */
comments: number, 
/**
 * Comments the reader has not seen yet.
 */
new_comments: number, 
/**
 * Notes, own comments not counted.
 */
notes: number, 
/**
 * The reader's tags, in order.
 */
tags: Array<string>, 
/**
 * The collections it is in.
 */
collections: Array<number>, 
/**
 * How far the reader has come, 0 to 1.
 */
progress: number, 
/**
 * Neither opened nor marked as read, or marked as unread since.
 */
unread: boolean, 
/**
 * Whether it is a favourite.
 */
favourite: boolean, 
/**
 * Whether it is archived.
 */
archived: boolean, 
/**
 * When it was last opened.
 */
opened_at: string | null, 
/**
 * In the bin since then.
 */
deleted_at: string | null, 
/**
 * Image for the list, where one was saved.
 */
lead_image: number | null, };
export type Article = { 
/**
 * As in the list.
 */
summary: ArticleSummary, 
/**
 * The newest revision.
 */
document: Document, 
/**
 * Number of the revision, from 1.
 */
revision: number, 
/**
 * Identity of each table, in the order the tables stand in the document at any depth.
 */
tables: Array<TableKey>, 
/**
 * Hash of all cells of each table, in the same order; a version of the reader's names the one it was made from.
 */
fingerprints: Array<string>, 
/**
 * What the reader did with tables: those of the document, made ones, and those of earlier revisions.
 */
desks: Array<SavedDesk>, 
/**
 * The discussion of all revisions, in page order, a comment before its answers.
 */
comments: Array<SavedComment>, 
/**
 * The reader's own comments.
 */
own_comments: Array<OwnComment>, 
/**
 * The reader's notes.
 */
notes: Array<Note>, 
/**
 * Saved images, by the address the document names them by.
 */
images: Array<SavedImage>, 
/**
 * The people of its site whom the reader has marked.
 */
people: Array<Person>, 
/**
 * MathML of the formulas in TeX, by their source; what is no TeX after all is absent.
 */
formulas: { [key in string]: string }, 
/**
 * What was declared and kept.
 */
receipt: Receipt, 
/**
 * Where the reader left off.
 */
position: ReadingPosition | null, 
/**
 * What a newer copy changed since the reader last opened an older one.
 */
since: Since | null, };
export type SavedComment = { 
/**
 * Not seen by the reader before this visit.
 */
is_new: boolean, 
/**
 * No longer in the newest revision.
 */
removed: boolean, 
/**
 * What it said before, newest first.
 */
earlier?: Array<EarlierText>, 
/**
 * Identity within the article; see [`crate::assign_comment_ids`].
 */
id: CommentId, 
/**
 * The source's own id, where it gives one.
 */
source_id: string | null, 
/**
 * The comment this one answers.
 */
parent: CommentId | null, 
/**
 * How sure we are of `parent` being right (or of there being none).
 */
parent_confidence: Confidence, 
/**
 * 0 for a comment on the article itself.
 */
depth: number, 
/**
 * Who wrote it; absent where the page does not say.
 */
author: Author | null, 
/**
 * When, as far as it could be read.
 */
date: Date | null, 
/**
 * The date's own words ("3 days ago").
 */
date_text: string | null, 
/**
 * A title of its own, where the system has them.
 */
title?: string, 
/**
 * What it says.
 */
blocks: Array<Block>, 
/**
 * Points, likes, votes: whatever one number the system shows.
 */
score: bigint | null, 
/**
 * Absolute address of the comment itself.
 */
permalink: string | null, 
/**
 * Marks beside the author's name and the date.
 */
badges: Array<Badge>, 
/**
 * Whether it can still be read.
 */
state: CommentState, };
export type SavedImage = { 
/**
 * Address the document names it by.
 */
url: string, 
/**
 * The image, to be asked for as `postil-img://localhost/<id>`.
 */
id: number, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, };
export type Note = { 
/**
 * The note.
 */
id: number, 
/**
 * The article it belongs to.
 */
article: number, 
/**
 * What it stands beside.
 */
target: Target, 
/**
 * Whether that place still exists.
 */
placement: Placement, 
/**
 * What kind of mark it is.
 */
label: Label, 
/**
 * Markdown.
 */
body: string, 
/**
 * The note's tags, in order.
 */
tags: Array<string>, 
/**
 * When it was written.
 */
created_at: string, 
/**
 * When it was last changed.
 */
updated_at: string, };
export type OwnComment = { 
/**
 * The comment.
 */
id: number, 
/**
 * The article it belongs to.
 */
article: number, 
/**
 * What it answers.
 */
parent: OwnParent, 
/**
 * Its text.
 */
body: string, 
/**
 * When it was written.
 */
created_at: string, 
/**
 * When it was last changed.
 */
updated_at: string, };
export type OwnParent = { "to": "article" } | { "to": "comment", "id": CommentId } | { "to": "own", "id": number };
export type Person = { 
/**
 * The name the site shows.
 */
author: string, 
/**
 * The reader's own words for them; empty for none.
 */
label: string, 
/**
 * Whether the reader does not want to read them.
 */
hidden: boolean, };
export type RelatedComment = { 
/**
 * The comment.
 */
comment: CommentId, 
/**
 * Why it is said to.
 */
tie: Tie, };
export type RelatedPassage = { 
/**
 * The block; the table's for a row.
 */
block: BlockId, 
/**
 * The row, where it is one: its table and its key.
 */
row: [TableKey, string] | null, 
/**
 * The first words of the passage.
 */
excerpt: string, 
/**
 * Why the comment is said to speak of it.
 */
tie: Tie, };
export type Tie = { "is": "quotes" } | { "is": "terms", 
/**
 * The words as the comment writes them, those that count most first.
 */
terms: Array<string>, } | { "is": "answers", 
/**
 * That comment.
 */
comment: CommentId, };
export type Surface = "article" | "tables" | "discussion" | "notes";
export type ReadingPosition = { 
/**
 * On which surface.
 */
surface: Surface, 
/**
 * At which block or comment: a block id, or a comment id.
 */
at: string | null, 
/**
 * How far that block's top stood above the window's, in CSS pixels.
 */
offset: number, 
/**
 * How far through the article, 0 to 1.
 */
progress: number, };
export type SearchOrder = "newest" | "best";
export type SearchResults = { 
/**
 * The first hits of each kind: those in notes, then in articles, then in comments.
 */
hits: Array<SearchHit>, 
/**
 * How many there are; with the best first.
 */
matches: Matches | null, 
/**
 * Whether they are few enough to be ranked in a moment.
 */
rankable: boolean, 
/**
 * The parts of the query that narrow it, as they were written (`author:"Ana Ruiz"`).
 */
filters: Array<string>, };
export type Matches = { 
/**
 * Articles.
 */
articles: number, 
/**
 * Comments.
 */
comments: number, 
/**
 * Notes and own comments.
 */
notes: number, };
export type SearchHit = { 
/**
 * The article.
 */
article: number, 
/**
 * Its title.
 */
title: string, 
/**
 * Where in it.
 */
place: HitPlace, 
/**
 * The words around the hit, the hits marked.
 */
snippet: Array<SnippetPart>, };
export type HitPlace = { "in": "title" } | { "in": "block", 
/**
 * The block.
 */
block: BlockId, } | { "in": "cell", 
/**
 * The table.
 */
block: BlockId, 
/**
 * Which of its rows, from 0.
 */
row: number, 
/**
 * Which of that row's cells, from 0.
 */
cell: number, } | { "in": "comment", 
/**
 * The comment.
 */
comment: CommentId, } | { "in": "note", 
/**
 * The note.
 */
note: number, } | { "in": "own_comment", 
/**
 * The own comment.
 */
own_comment: number, };
export type SnippetPart = { 
/**
 * The words.
 */
text: string, 
/**
 * Whether they are what was looked for.
 */
hit: boolean, };
export type Imported = { 
/**
 * The article it became, or already was.
 */
article: number, 
/**
 * Its title.
 */
title: string, 
/**
 * Number of the revision; 1 for a new article.
 */
revision: number, 
/**
 * The bytes were exactly those of the newest revision, so nothing was added.
 */
unchanged: boolean, 
/**
 * Comments that an earlier copy did not have; 0 for a new article.
 */
new_comments: number, 
/**
 * What was declared and kept.
 */
receipt: Receipt, };
export type ImportProgress = { "state": "working", 
/**
 * Items finished.
 */
done: number, 
/**
 * Items in all.
 */
total: number, 
/**
 * File name or title of the item at hand.
 */
name: string, } | { "state": "fetching", 
/**
 * What is asked for right now.
 */
at: FetchStage, } | { "state": "failed", 
/**
 * File name or title of the item.
 */
name: string, 
/**
 * The address it was to come from, where it is no file.
 */
url?: string, 
/**
 * What, why, what next.
 */
error: Failure, } | { "state": "done", 
/**
 * What became of it.
 */
imported: Imported, } | { "state": "finished" };
export type FetchOptions = { 
/**
 * Which images are fetched.
 */
images: ImageChoice, 
/**
 * How many further addresses are asked for the rest of the discussion at most; 0 for the page alone.
 */
comment_pages: number, 
/**
 * How many further pages of the article are asked for at most.
 */
article_pages: number, 
/**
 * Hosts on this computer or its network that the reader confirmed.
 */
confirmed: Array<string>, };
export type FetchStage = { "stage": "page", 
/**
 * The host asked.
 */
host: string, } | { "stage": "article", 
/**
 * Its number, from 2.
 */
page: number, 
/**
 * The last number that is asked for.
 */
most: number, 
/**
 * The host asked.
 */
host: string, } | { "stage": "discussion", 
/**
 * Addresses asked so far.
 */
done: number, 
/**
 * As far as is known now.
 */
total: number, 
/**
 * Addresses that are asked at most.
 */
most: number, 
/**
 * The host asked.
 */
host: string, } | { "stage": "images", 
/**
 * Answered so far, saved or not.
 */
done: number, 
/**
 * In all.
 */
total: number, } | { "stage": "saving" };
export type ImageChoice = { "which": "all" } | { "which": "none" } | { "which": "up_to", 
/**
 * Size of the file as sent, in kilobytes of 1,024 bytes.
 */
kilobytes: number, };
export type Waiting = { "what": "page", 
/**
 * The address.
 */
url: string, } | { "what": "missing", 
/**
 * The article.
 */
article: number, };
export type Feed = { 
/**
 * The feed.
 */
id: number, 
/**
 * Its address.
 */
url: string, 
/**
 * Its title, or its host before it was read.
 */
title: string, 
/**
 * Address of the site it is about.
 */
site: string | null, 
/**
 * Items it has told of.
 */
items: number, 
/**
 * Those that were neither opened nor marked as read.
 */
unread: number, 
/**
 * Whether what is new in it is saved at once; else when the reader opens it.
 */
at_once: boolean, 
/**
 * When it was asked last.
 */
asked_at: string | null, 
/**
 * Why it could not be read the last time.
 */
failure: Failure | null, };
export type FeedItem = { 
/**
 * The item.
 */
id: number, 
/**
 * Its feed.
 */
feed: number, 
/**
 * Title of its feed.
 */
feed_title: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its address.
 */
url: string | null, 
/**
 * Who wrote it.
 */
author: string | null, 
/**
 * When it was published.
 */
published: Date | null, 
/**
 * Its first words.
 */
summary: string, 
/**
 * How many comments it has, where the feed says.
 */
comments: number | null, 
/**
 * Neither opened nor marked as read.
 */
unread: boolean, 
/**
 * The article it was saved as.
 */
article: number | null, 
/**
 * How many comments it has beyond those that are saved, where the feed says.
 */
new_comments: number, };
export type FeedItems = { 
/**
 * How many the list has.
 */
total: number, 
/**
 * The part.
 */
items: Array<FeedItem>, };
export type FeedFailure = { 
/**
 * Its title.
 */
title: string, 
/**
 * What, why, what next.
 */
error: Failure, };
export type Refreshed = { 
/**
 * Items that no feed had told of before.
 */
found: number, 
/**
 * How many of them were saved.
 */
saved: number, 
/**
 * Feeds and items that failed.
 */
failed: Array<FeedFailure>, };
export type Failure = { 
/**
 * Which kind of error.
 */
code: FailureCode, 
/**
 * What, why, what next: one or two sentences in English. Never an address and never a note's text.
 */
message: string, 
/**
 * The same as data. Only the command line's own errors have none: it speaks English.
 */
reason?: Reason, };
export type FailureCode = "not_found" | "invalid" | "unreadable" | "read_only" | "in_use" | "disk" | "damaged" | "cancelled" | "network" | "local_host" | "internal";
export type Reason = NetworkError | Trouble;
export type NetworkError = { "is": "not_web" } | { "is": "local", 
/**
 * The host, as the reader would confirm it.
 */
host: string, } | { "is": "name_not_found" } | { "is": "unreachable" } | { "is": "certificate", 
/**
 * What is wrong with it.
 */
why: Distrust, } | { "is": "encryption" } | { "is": "silent" } | { "is": "slow", 
/**
 * Seconds it had.
 */
seconds: number, } | { "is": "redirects" } | { "is": "downgrade" } | { "is": "bad_redirect" } | { "is": "not_found", 
/**
 * The status it answered with.
 */
status: number, } | { "is": "forbidden", 
/**
 * The status it answered with.
 */
status: number, } | { "is": "too_many", 
/**
 * Seconds until it may be asked again, where it says so.
 */
seconds: number | null, } | { "is": "server", 
/**
 * The status it answered with.
 */
status: number, } | { "is": "status", 
/**
 * The status it answered with.
 */
status: number, } | { "is": "too_large", 
/**
 * The limit in bytes.
 */
limit: number, } | { "is": "bomb" } | { "is": "unknown_coding" } | { "is": "garbled" } | { "is": "cut" } | { "is": "protocol" } | { "is": "empty" } | { "is": "cancelled" } | { "is": "setup", 
/**
 * What the system says.
 */
detail: string, };
export type Distrust = "expired" | "not_yet_valid" | "other_site" | "unknown_issuer" | "revoked" | "absent" | "invalid";
export type Trouble = { "is": "not_in_library" } | { "is": "in_use" } | { "is": "read_only" } | { "is": "disk_full" } | { "is": "disk_failed", detail: string, } | { "is": "library_damaged", detail: string, } | { "is": "part_damaged", detail: string, } | { "is": "foreign_file" } | { "is": "interrupted" } | { "is": "fault", detail: string, } | { "is": "no_data_folder" } | { "is": "not_moved", detail: string, } | { "is": "folder_taken" } | { "is": "folder_fixed" } | { "is": "backup_gone" } | { "is": "step_unreadable", detail: string, } | { "is": "nothing_to_import" } | { "is": "no_comments_in", name: string, } | { "is": "import_cancelled" } | { "is": "no_file", name: string, } | { "is": "not_a_file", name: string, } | { "is": "file_too_large", name: string, megabytes: number, } | { "is": "file_unreadable", name: string, detail: string, } | { "is": "file_unwritten", detail: string, } | { "is": "reader_not_started", detail: string, } | { "is": "too_long", seconds: number, } | { "is": "too_heavy", megabytes: number, } | { "is": "media", media: Media, } | { "is": "no_address" } | { "is": "item_without_address" } | { "is": "no_feed" } | { "is": "no_opml" } | { "is": "no_link" } | { "is": "no_browser" } | { "is": "no_file_manager", detail: string, } | { "is": "no_place_for_note" } | { "is": "text_too_long" } | { "is": "not_kept_aside", detail: string, } | { "is": "no_comment_to_answer" } | { "is": "label_too_long" } | { "is": "tag_unnamed" } | { "is": "collection_unnamed" } | { "is": "collection_name_too_long", characters: number, } | { "is": "collection_name_taken", name: string, } | { "is": "saved_once" } | { "is": "no_such_revisions", newest: number, } | { "is": "place_unknown", place: string, } | { "is": "no_such_place", place: string, } | { "is": "words_often", times: number, } | { "is": "no_such_table" } | { "is": "table_too_large" } | { "is": "clipboard_refused", detail: string, } | { "is": "query_too_long" } | { "is": "only_without" } | { "is": "cannot_leave_out", key: string, } | { "is": "unknown_state", name: string, } | { "is": "unknown_thing", name: string, } | { "is": "unknown_place", name: string, } | { "is": "no_date", text: string, };
export type Media = "image" | "audio" | "video" | "font";
export type Notice = { "is": "replaced", 
/**
 * Name of the damaged file, in the library's folder.
 */
file: string, 
/**
 * When the backup that took its place was made; none where there was no backup.
 */
backup: string | null, 
/**
 * Articles read from the damaged file, where there was no backup.
 */
articles: number, 
/**
 * Notes read from the damaged file that the backup did not have.
 */
notes: number, } | { "is": "texts_kept", 
/**
 * How many.
 */
texts: number, };
export type Session = { 
/**
 * The article that was open when the window was last closed.
 */
article: number | null, 
/**
 * The first articles of the library, at most 60, in the reader's order; where an article was open, nothing.
 */
list: ArticlePage | null, 
/**
 * How the reader likes it.
 */
settings: Settings, 
/**
 * What the reader must know: that the library was restored from a backup, for one.
 */
notices: Array<Notice>, 
/**
 * What may be done with the library.
 */
access: Access, 
/**
 * What waits for a connection, in the order it was asked for.
 */
waiting: Array<Waiting>, 
/**
 * Version of Postil.
 */
version: string, };
export type Settings = { 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Size of the text in CSS pixels, 14 to 32.
 */
text_size: number, 
/**
 * Width of the text in characters, 50 to 80.
 */
measure: number, 
/**
 * Line height in percent, 140 to 200.
 */
line_height: number, 
/**
 * Family of the text ("source-serif", "inter").
 */
font: string, 
/**
 * Family of notes and own comments ("inter", "ia-writer").
 */
note_font: string, 
/**
 * Whether single letters act as commands.
 */
single_keys: boolean, 
/**
 * Whether all comments of a discussion are in the window at once.
 */
whole_discussion: boolean, 
/**
 * Language of the interface.
 */
language: Language, 
/**
 * What lists are sorted by.
 */
list_order: Order, 
/**
 * The other way round.
 */
list_reversed: boolean, 
/**
 * Whether lists show only titles and facts.
 */
compact_list: boolean, 
/**
 * Size of the whole interface in percent, 80 to 200.
 */
zoom: number, 
/**
 * Width of the margin in CSS pixels, 240 to 480; as wide as there is room for where it was never changed.
 */
margin: number | null, 
/**
 * Which images of a page are fetched.
 */
fetch_images: ImageChoice, 
/**
 * How many further pages of an article are asked for at most, 0 to 100.
 */
article_pages: number, 
/**
 * How many further addresses are asked for the rest of a discussion at most, 0 to 500.
 */
comment_pages: number, 
/**
 * Minutes between two readings of the followed feeds, at least 15; none where they are asked only when the reader
 * says so.
 */
feed_minutes: number | null, 
/**
 * Commands whose keys are not the usual ones, by name, and the keys they have instead; none at all where a command
 * was taken off the keyboard.
 */
keys: { [key in string]: Array<string> }, };
export type Theme = "system" | "light" | "sepia" | "dark" | "contrast_dark" | "contrast_light";
export type Language = "system" | "en" | "de" | "ar";
export type LinkTarget = { 
/**
 * The address as it will be opened, host in its ASCII form.
 */
url: string, 
/**
 * The host, or the mail address.
 */
host: string, 
/**
 * Whether it may be opened at all: http, https and mailto.
 */
allowed: boolean, };
export type SavedDesk = { 
/**
 * The table.
 */
table: TableKey, 
/**
 * What the reader did with it.
 */
desk: TableDesk, 
/**
 * What became of the table.
 */
state: TableUse, };
export type TableUse = "current" | "changed" | "made" | "gone";
export type TableDesk = { 
/**
 * How the table is looked at.
 */
view: TableView, 
/**
 * Rows the reader marked.
 */
marks: Array<RowMark>, 
/**
 * Columns the reader added. They are never exported as the source's.
 */
columns: Array<OwnColumn>, 
/**
 * The table as the reader put it right, or made it from text.
 */
version: TableVersion | null, };
export type TableView = { 
/**
 * Order of the rows; the page's own where absent.
 */
sort: TableSort | null, 
/**
 * Columns left out.
 */
hidden: Array<string>, 
/**
 * Columns kept in sight at the start, in order.
 */
pinned: Array<string>, 
/**
 * Columns in the order they were put in; those not named follow as the page has them.
 */
order: Array<string>, 
/**
 * Columns as rows.
 */
transposed: boolean, 
/**
 * What differences are counted from; the first row where absent.
 */
baseline: Baseline | null, 
/**
 * Whether differences are shown.
 */
differences: Differences, 
/**
 * One card a row, or a grid; as the width of the window allows where absent.
 */
cards: boolean | null, 
/**
 * Kinds of columns as the reader corrected them.
 */
kinds: Array<ColumnChoice>, };
export type TableSort = { 
/**
 * The column it goes by.
 */
column: string, 
/**
 * From the highest down.
 */
descending: boolean, };
export type Baseline = { "on": "row", "key": string } | { "on": "column", "key": string };
export type Differences = "off" | "mark" | "only";
export type ColumnKind = "text" | "number" | "currency" | "percent" | "duration" | "date" | "answer" | "rating";
export type ColumnChoice = { 
/**
 * The column.
 */
column: string, 
/**
 * Its kind.
 */
kind: ColumnKind, };
export type RowMark = { 
/**
 * The row.
 */
row: string, 
/**
 * How.
 */
verdict: Verdict, };
export type Verdict = "shortlisted" | "ruled_out";
export type OwnColumn = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it holds marks out of five rather than words.
 */
rating: boolean, 
/**
 * What is written in it, by row.
 */
cells: Array<OwnCell>, };
export type OwnCell = { 
/**
 * The row.
 */
row: string, 
/**
 * What it says; "0" to "5" for a rating.
 */
text: string, };
export type TableVersion = { 
/**
 * Fingerprint of the table it was made from; absent where it was made from text.
 */
of: string | null, 
/**
 * The table.
 */
table: Table, };
export type ColumnCells = { 
/**
 * Its label, which may name a unit.
 */
label: string, 
/**
 * The text of its cells.
 */
cells: Array<string>, 
/**
 * What the reader says it is.
 */
kind: ColumnKind | null, };
export type ColumnReading = { 
/**
 * What the cells are.
 */
kind: ColumnKind, 
/**
 * The unit of `from` and `to`, where the kind has none of its own (durations and dates are in seconds).
 */
unit: string | null, 
/**
 * Cells that say something which is not of this kind.
 */
unreadable: number, 
/**
 * Place among the different values in ascending order; equal values have the same.
 */
ranks: Array<number | null>, 
/**
 * The value, or the lower end of the range.
 */
from: Array<number | null>, 
/**
 * The upper end; absent where no cell is a range.
 */
to: Array<number | null> | null, };
export type TablePart = { 
/**
 * Rows in order, header rows included; all where absent.
 */
rows: Array<number> | null, 
/**
 * Columns in order; all where absent.
 */
columns: Array<number> | null, 
/**
 * Columns of the reader's own to put last: their text for every row of the grid. None unless asked for.
 */
own: Array<Array<string>>, };
export type TableFormat = "csv" | "tsv" | "markdown" | "html" | "rich_text";
export type Place = { "in": "library" } | { "in": "archive" } | { "in": "bin" } | { "in": "tag", 
/**
 * The tag.
 */
tag: string, } | { "in": "collection", 
/**
 * The collection.
 */
collection: number, } | { "in": "site", 
/**
 * The site's name.
 */
site: string, };
export type Order = "saved" | "published" | "title" | "site" | "length" | "comments" | "opened" | "hand";
export type ListQuery = { 
/**
 * Where it looks.
 */
place: Place, 
/**
 * Only what is unread.
 */
unread: boolean, 
/**
 * Only what has comments that came since it was last opened.
 */
new_comments: boolean, 
/**
 * Only favourites.
 */
favourite: boolean, 
/**
 * Only what has notes.
 */
notes: boolean, 
/**
 * What it is sorted by.
 */
order: Order, 
/**
 * The other way round.
 */
reversed: boolean, };
export type ArticlePage = { 
/**
 * Articles in the whole list.
 */
total: number, 
/**
 * Those that were asked for.
 */
articles: Array<ArticleSummary>, };
export type Overview = { 
/**
 * Neither archived nor in the bin.
 */
library: number, 
/**
 * Of those, unread ones.
 */
unread: number, 
/**
 * Of those, with new comments.
 */
new_comments: number, 
/**
 * Of those, favourites.
 */
favourites: number, 
/**
 * Of those, with notes.
 */
with_notes: number, 
/**
 * In the archive.
 */
archive: number, 
/**
 * In the bin: articles.
 */
bin: number, 
/**
 * In the bin: notes, own comments and collections, on articles that are not.
 */
bin_writing: number, 
/**
 * All tags on articles, by name.
 */
tags: Array<Named>, 
/**
 * All collections, in the reader's order.
 */
collections: Array<Collection>, 
/**
 * The sites with the most articles, most first.
 */
sites: Array<Named>, };
export type Named = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its articles.
 */
articles: number, };
export type Collection = { 
/**
 * The collection.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Articles in it, outside the bin.
 */
articles: number, };
export type Mark = "read" | "favourite" | "archived";
export type Binned = { 
/**
 * What it is.
 */
what: BinnedThing, 
/**
 * What it says, or is called; for a highlight the words it stands beside.
 */
text: string, 
/**
 * The title of the article it belongs to.
 */
title: string | null, 
/**
 * In the bin since then.
 */
deleted_at: string, 
/**
 * Deleted for good from then on.
 */
expires_at: string, };
export type BinnedThing = { "is": "note", 
/**
 * The note.
 */
id: number, 
/**
 * Its label.
 */
label: Label, } | { "is": "own_comment", 
/**
 * The comment.
 */
id: number, } | { "is": "collection", 
/**
 * The collection.
 */
id: number, };
export type Act = "create_note" | "edit_note" | "delete_note" | "restore_note" | "create_own_comment" | "edit_own_comment" | "delete_own_comment" | "restore_own_comment" | "delete_articles" | "restore_articles" | "archive" | "unarchive" | "favourite" | "unfavourite" | "mark_read" | "mark_unread" | "tag" | "rename_tag" | "delete_tag" | "create_collection" | "rename_collection" | "delete_collection" | "restore_collection" | "order_collections" | "collect" | "uncollect" | "move_in_collection" | "edit_table" | "label_person" | "follow" | "unfollow" | "save_at_once" | "mark_items_read" | "mark_items_unread" | "hide_person" | "show_person";
export type Step = { 
/**
 * Its number; later ones are higher.
 */
id: number, 
/**
 * What was done.
 */
act: Act, 
/**
 * To how many things.
 */
count: number, 
/**
 * The article's title where it was one, or the name of the tag, collection or person.
 */
name: string | null, 
/**
 * When.
 */
done_at: string, 
/**
 * Whether it is taken back.
 */
undone: boolean, };
export type Writing = { 
/**
 * The notes.
 */
notes: Array<Note>, 
/**
 * The comments of the reader's own.
 */
own_comments: Array<OwnComment>, 
/**
 * What the reader did with tables.
 */
desks: Array<SavedDesk>, 
/**
 * The people of its site whom the reader has marked.
 */
people: Array<Person>, };
export type Backup = { 
/**
 * Its file's name, by which it is restored.
 */
name: string, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * Its size in bytes.
 */
bytes: number, };
export type LibraryPlace = { 
/**
 * Its folder.
 */
folder: string, 
/**
 * Size of its file in bytes.
 */
bytes: number, 
/**
 * Whether Postil was started for this folder (`POSTIL_LIBRARY`), so that it cannot be moved from here.
 */
fixed: boolean, };
export type MenuBar = { 
/**
 * Its menus, in order.
 */
menus: Array<Menu>, 
/**
 * Names of the items that the system carries out itself.
 */
system: SystemItems, };
export type Menu = { 
/**
 * Which it is.
 */
id: MenuId, 
/**
 * Its name.
 */
title: string, 
/**
 * Its items; `None` is a line between two groups.
 */
items: Array<MenuItem | null>, };
export type MenuId = "file" | "edit" | "view" | "go" | "article" | "write" | "help";
export type MenuItem = { 
/**
 * Name of the command, which event `menu` carries back.
 */
command: string, 
/**
 * What the reader calls it.
 */
name: string, 
/**
 * Its key, written `CmdOrCtrl+Shift+F`.
 */
key: string | null, };
export type SystemItems = { 
/**
 * About this app.
 */
about: string, 
/**
 * Services of other apps.
 */
services: string, 
/**
 * Hides this app.
 */
hide: string, 
/**
 * Hides all other apps.
 */
hide_others: string, 
/**
 * Shows all apps.
 */
show_all: string, 
/**
 * Takes back typing.
 */
undo: string, 
/**
 * Types again what was taken back.
 */
redo: string, 
/**
 * Cuts text.
 */
cut: string, 
/**
 * Copies text.
 */
copy: string, 
/**
 * Pastes text.
 */
paste: string, 
/**
 * Selects the whole text.
 */
select_all: string, 
/**
 * Closes the window.
 */
close_window: string, 
/**
 * Ends the app.
 */
quit: string, };
export type Changes = { 
/**
 * Every revision there is, oldest first.
 */
revisions: Array<RevisionInfo>, 
/**
 * Number of the older one.
 */
from: number, 
/**
 * Number of the newer one.
 */
to: number, 
/**
 * The text, line by line, those that are the same too.
 */
lines: Array<LineChange>, 
/**
 * The comments that came, changed or went, in page order.
 */
comments: Array<CommentChange>, };
export type RevisionInfo = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * When it was saved.
 */
saved_at: string, };
export type CommentChange = { 
/**
 * The comment.
 */
comment: CommentId, 
/**
 * Who wrote it.
 */
author: string | null, 
/**
 * What became of it.
 */
fate: CommentFate, 
/**
 * Its words, and which revision has them.
 */
parts: Array<Part>, };
export type CommentFate = "new" | "edited" | "removed";
export type EarlierText = { 
/**
 * When the last copy that said so was saved.
 */
until: string, 
/**
 * Its words, and those of what the comment said next.
 */
parts: Array<Part>, };
export type Since = { 
/**
 * Number of the revision the reader had opened before.
 */
from: number, 
/**
 * Lines of the text that came, went, moved or changed.
 */
lines: number, 
/**
 * Comments that came.
 */
new: number, 
/**
 * Comments that say something else.
 */
edited: number, 
/**
 * Comments that are no longer on the page.
 */
removed: number, };
export type Access = "write" | "read" | "newer" | "no_room";
export type LineChange = { "change": "same", 
/**
 * The line.
 */
line: Line, } | { "change": "added", 
/**
 * The line.
 */
line: Line, } | { "change": "removed", 
/**
 * The line.
 */
line: Line, } | { "change": "moved", 
/**
 * The line.
 */
line: Line, } | { "change": "edited", 
/**
 * The line as the newer copy has it.
 */
line: Line, 
/**
 * Its words, and which copy has them.
 */
parts: Array<Part>, };
export type Line = { 
/**
 * What kind it is.
 */
kind: LineKind, 
/**
 * The block that it is of, or is in.
 */
block: BlockId, 
/**
 * Its canonical text.
 */
text: string, };
export type LineKind = "heading" | "paragraph" | "item" | "quote" | "code" | "caption" | "row" | "term" | "formula" | "embed";
export type Part = { 
/**
 * The words.
 */
text: string, 
/**
 * Who has them.
 */
side: Side, };
export type Side = "both" | "old" | "new";
export type Unsaved = { 
/**
 * What the window calls it; a later text of the same name takes its place.
 */
key: string, 
/**
 * The article it belongs to.
 */
article: number, 
/**
 * What it is the text of.
 */
of: UnsavedOf, 
/**
 * The text.
 */
body: string, };
export type UnsavedOf = { "kind": "note", 
/**
 * The note.
 */
id: number | null, 
/**
 * What it stands beside.
 */
target: Target, 
/**
 * What kind of mark it is.
 */
label: Label, } | { "kind": "own_comment", 
/**
 * The own comment.
 */
id: number | null, 
/**
 * What it answers.
 */
parent: OwnParent, };

export interface Commands {
  /** What the window needs at its start. */
  session: { args: Record<string, never>; result: Session };
  /** Changes settings. */
  save_settings: { args: { settings: Settings }; result: null };
  /** Keeps what waits for a connection, in place of what waited. */
  keep_waiting: { args: { waiting: Array<Waiting> }; result: null };
  /** Puts the window's commands into the native menu bar. What is chosen there comes as event `menu`. */
  set_menu: { args: { bar: MenuBar }; result: null };
  /** A part of a list of articles, at most 500. */
  list_articles: { args: { query: ListQuery; offset: number; limit: number }; result: ArticlePage };
  /** The ids of a list's articles, to choose more than is in sight. */
  list_ids: { args: { query: ListQuery; offset: number; limit: number }; result: Array<number> };
  /** Everything one can go to from the list, with counts. */
  overview: { args: Record<string, never>; result: Overview };
  /** One article with everything; marks it as visited. */
  open_article: { args: { id: number }; result: Article };
  /** Leaves the article and goes back to the list, for the next start. */
  close_article: { args: Record<string, never>; result: null };
  /** One article as lists show it. */
  summary: { args: { id: number }; result: ArticleSummary };
  /** Articles whose title has these letters in this order, the last opened first. */
  find_titles: { args: { letters: string; limit: number }; result: Array<ArticleSummary> };
  /** What the reader wrote on an article. */
  writing: { args: { article: number }; result: Writing };
  /** Moves articles to the bin. */
  delete_articles: { args: { articles: Array<number> }; result: Step | null };
  /** Takes articles out of the bin. */
  restore_articles: { args: { articles: Array<number> }; result: Step | null };
  /** Sets a mark on articles, or takes it away. */
  mark_articles: { args: { articles: Array<number>; mark: Mark; on: boolean }; result: Step | null };
  /** Adds tags to articles and takes others away. */
  tag_articles: { args: { articles: Array<number>; add: Array<string>; remove: Array<string> }; result: Step | null };
  /** Gives a tag another name, or makes it one with another tag. */
  rename_tag: { args: { from: string; to: string }; result: Step | null };
  /** Takes a tag from everything that has it. */
  delete_tag: { args: { tag: string }; result: Step | null };
  /** Makes a collection with articles in it. */
  create_collection: { args: { name: string; articles: Array<number> }; result: Collection };
  /** Gives a collection another name. */
  rename_collection: { args: { id: number; name: string }; result: Step | null };
  /** Moves a collection to the bin; its articles stay. */
  delete_collection: { args: { id: number }; result: Step | null };
  /** Takes a collection out of the bin. */
  restore_collection: { args: { id: number }; result: Step | null };
  /** Puts the collections in an order. */
  order_collections: { args: { order: Array<number> }; result: Step | null };
  /** Puts articles in a collection, or takes them out. */
  collect: { args: { collection: number; articles: Array<number>; into: boolean }; result: Step | null };
  /** Moves an article within a collection: before another one, or to the end. */
  move_in_collection: { args: { collection: number; article: number; before: number | null }; result: Step | null };
  /** Notes, own comments and collections in the bin. */
  binned: { args: Record<string, never>; result: Array<Binned> };
  /** Deletes for good everything in the bin. This cannot be taken back. */
  empty_bin: { args: Record<string, never>; result: null };
  /** Takes back what was done last. */
  undo: { args: Record<string, never>; result: Step | null };
  /** Does again what was taken back last. */
  redo: { args: Record<string, never>; result: Step | null };
  /** Takes one step back, whatever was done since. */
  take_back: { args: { step: number }; result: Step | null };
  /** The backups, newest first. */
  backups: { args: Record<string, never>; result: Array<Backup> };
  /** Makes a backup now. */
  back_up: { args: Record<string, never>; result: Backup };
  /** Puts a backup in the library's place; what stands there becomes a backup first. */
  restore_backup: { args: { name: string }; result: null };
  /** Where the library is. */
  library_place: { args: Record<string, never>; result: LibraryPlace };
  /** Opens the library's folder in the system's file manager. */
  open_library_folder: { args: Record<string, never>; result: null };
  /** Lets the reader choose a folder, copies the library there, and starts anew with the copy. Says whether one was chosen. */
  move_library: { args: Record<string, never>; result: boolean };
  /** Remembers where the reader is. */
  save_position: { args: { article: number; position: ReadingPosition }; result: null };
  /** Lets the reader choose files and imports them; progress comes as event `import`. */
  import_files: { args: Record<string, never>; result: Array<Imported> };
  /** Imports what was pasted: HTML where the clipboard has it, else text. */
  import_paste: { args: { text: string; html: string | null }; result: Imported };
  /** Saves the page at an address, with what the options want; progress comes as event `import`. */
  fetch_page: { args: { url: string; options: FetchOptions }; result: Imported };
  /** Saves the pages at some addresses, one after the other; progress comes as event `import`. */
  fetch_pages: { args: { urls: Array<string>; options: FetchOptions }; result: Array<Imported> };
  /** Saves newer copies of articles; progress comes as event `import`. */
  save_again: { args: { articles: Array<number>; options: FetchOptions }; result: Array<Imported> };
  /** Fetches what the receipt of an article says is missing; progress comes as event `import`. */
  fetch_missing: { args: { article: number; options: FetchOptions }; result: Imported };
  /** Lets the reader choose files with comments and adds those to an article; nothing where none was chosen. */
  /** Progress comes as event `import`. */
  add_comments: { args: { article: number }; result: Imported | null };
  /** The feeds that the reader follows, by title. */
  feeds: { args: Record<string, never>; result: Array<Feed> };
  /** A part of what a feed tells of, or all feeds do, at most 500, the newest first. */
  feed_items: { args: { feed: number | null; unread: boolean; offset: number; limit: number }; result: FeedItems };
  /** Follows the feed at an address, or the one that the page there names. */
  follow: { args: { url: string; options: FetchOptions }; result: Feed };
  /** Follows a feed no longer; what was saved from it stays. */
  unfollow: { args: { feed: number }; result: Step | null };
  /** Says whether what is new in a feed is saved at once. */
  save_at_once: { args: { feed: number; at_once: boolean }; result: Step | null };
  /** Asks some feeds, or all, for what is new; progress comes as event `import`. */
  refresh_feeds: { args: { feeds: Array<number>; options: FetchOptions }; result: Refreshed };
  /** Asks the feeds whose time has come by the interval that the reader set. */
  refresh_due: { args: { options: FetchOptions }; result: Refreshed };
  /** Marks an item of a feed as read or unread. */
  mark_feed_item: { args: { item: number; read: boolean }; result: Step | null };
  /** Marks everything in a feed, or in all, as read. */
  mark_feed_read: { args: { feed: number | null }; result: Step | null };
  /** Saves an item of a feed whole, page and discussion; progress comes as event `import`. */
  save_feed_item: { args: { item: number; options: FetchOptions }; result: Imported };
  /** Lets the reader choose an OPML list and follows its feeds: how many are new, or nothing where none was chosen. */
  import_opml: { args: Record<string, never>; result: number | null };
  /** Lets the reader choose a file and writes what is followed to it as OPML; false where none was chosen. */
  export_opml: { args: Record<string, never>; result: boolean };
  /** Stops a running import; what is finished stays. */
  cancel_import: { args: Record<string, never>; result: null };
  /** Writes a note. */
  create_note: { args: { article: number; target: Target; label: Label; body: string }; result: Note };
  /** Changes a note's label, text and tags. */
  update_note: { args: { id: number; label: Label; body: string; tags: Array<string> }; result: Note };
  /** Moves a note to the bin. */
  delete_note: { args: { id: number }; result: Step | null };
  /** Takes a note out of the bin. */
  restore_note: { args: { id: number }; result: Note };
  /** Writes a comment of the reader's own. */
  create_own_comment: { args: { article: number; parent: OwnParent; body: string }; result: OwnComment };
  /** Changes an own comment. */
  update_own_comment: { args: { id: number; body: string }; result: OwnComment };
  /** Moves an own comment to the bin. */
  delete_own_comment: { args: { id: number }; result: Step | null };
  /** Takes an own comment out of the bin. */
  restore_own_comment: { args: { id: number }; result: OwnComment };
  /** Marks a person of the article's site; without label and shown is not marked any more. */
  mark_person: { args: { article: number; person: Person }; result: Step | null };
  /** The comments that speak of a passage, table, row, column or cell, best first. */
  related_comments: { args: { article: number; target: Target }; result: Array<RelatedComment> };
  /** The passages and table rows that a comment speaks of, best first. */
  related_passages: { args: { article: number; comment: CommentId }; result: Array<RelatedPassage> };
  /** Searches the library, or one article. A further search stops this one, which then fails as `cancelled`. */
  search: { args: { query: string; article: number | null; order: SearchOrder }; result: SearchResults };
  /** What one revision of an article says otherwise than another; the two newest where they are not named. */
  changes: { args: { article: number; from: number | null; to: number | null }; result: Changes };
  /** Keeps a text beside the library that the library could not take. */
  keep_unsaved: { args: { text: Unsaved }; result: null };
  /** Forgets such a text once the library has it. */
  forget_unsaved: { args: { key: string }; result: null };
  /** Keeps what the reader did with a table. */
  save_table_desk: { args: { article: number; table: TableKey; desk: TableDesk }; result: Step | null };
  /** What the cells of columns mean, as numbers in the language (BCP 47) are written. */
  read_columns: { args: { columns: Array<ColumnCells>; language: string | null }; result: Array<ColumnReading> };
  /** The table that lines of text are, where they can be one. */
  table_from_lines: { args: { text: string }; result: Table | null };
  /** Puts a table on the clipboard. */
  copy_table: { args: { article: number; table: TableKey; part: TablePart; format: TableFormat }; result: null };
  /** Lets the reader choose a file and writes a table to it; false where none was chosen. */
  save_table: { args: { article: number; table: TableKey; part: TablePart; format: TableFormat }; result: boolean };
  /** The `postil://` links that other programs handed over since this was asked last; event `links` tells of more. */
  /** Files that were handed over are imported from now on. */
  take_links: { args: Record<string, never>; result: Array<string> };
  /** What a link leads to. */
  link_target: { args: { url: string }; result: LinkTarget };
  /** Opens a link outside, where it is allowed. */
  open_link: { args: { url: string }; result: null };
}
