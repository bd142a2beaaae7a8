//! What axe-core says of the page.

use crate::{Outcome, Window, checkout};
use serde_json::{Value, json};
use std::fs;

/// Asks axe-core, in the page, what readers with other senses and other tools would stumble over. One line a
/// violation: the rule, how grave it is, and the first of the elements.
pub async fn violations(window: &Window) -> Outcome<Vec<String>> {
    if window.run("return typeof axe", Vec::new()).await? == "undefined" {
        let source = checkout().join("ui/node_modules/axe-core/axe.min.js");
        let source = fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
        window.run(&format!("{source}; window.axe = axe;"), Vec::new()).await?;
    }
    let script = "
        const [options, done] = arguments;
        axe.run(document, options).then(
            ({ violations }) => done(violations.map(({ id, impact, nodes }) =>
                `${id} (${impact}): ${nodes.length} times, first ${nodes[0].html.slice(0, 200)} ` +
                nodes[0].any.concat(nodes[0].all, nodes[0].none).map(({ message }) => message).join('; '))),
            error => done([String(error)]));";
    let found = window.run_async(script, vec![json!({ "resultTypes": ["violations"] })]).await?;
    let lines = found.as_array().ok_or("axe-core gave no list")?;
    Ok(lines.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}
