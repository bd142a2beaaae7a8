use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Somebody who writes comments, as the reader has marked them. Holds on the whole site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    /// The name the site shows.
    pub author: String,
    /// The reader's own words for them; empty for none.
    pub label: String,
    /// Whether the reader does not want to read them.
    pub hidden: bool,
}
