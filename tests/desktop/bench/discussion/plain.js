// The same comments as plain nodes, all of them at once, in the place of the interface.
const { article: id } = await window.__TAURI_INTERNALS__.invoke("session");
const { comments } = await window.__TAURI_INTERNALS__.invoke("open_article", { id });
const make = (tag, name, text) => {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
};
const words = inlines => inlines.map(inline => inline.text ?? "").join("");
const build = () => {
  const feed = make("section", "feed");
  for (const comment of comments) {
    const row = make("article", `comment depth-${Math.min(comment.depth, 6)}`);
    row.dataset.comment = comment.id;
    row.dataset.depth = comment.depth;
    row.tabIndex = -1;
    const head = make("header", "comment-head");
    head.append(make("h3", "", comment.author?.name), make("time", "time", comment.date_text), make("span", "score", String(comment.score)));
    const body = make("div", "prose comment-body");
    for (const block of comment.blocks) body.append(make("p", "", words(block.text)));
    const actions = make("div", "comment-actions");
    for (const action of ["Reply", "Note"]) actions.append(make("button", "quiet", action));
    const content = make("div", "comment-content");
    content.append(head, body, actions);
    for (let level = 0; level < Math.min(comment.depth, 6); level += 1) row.append(make("span", "guide"));
    row.append(content);
    feed.append(row);
  }
  return feed;
};
const column = make("main", "text-column discussion");
const margin = make("aside", "margin");
const field = make("textarea", "");
field.style.cssText = "position: sticky; top: 80px";
margin.append(field);
const page = make("div", "page page-discussion");
page.append(column, margin);
const frame = make("div", "reading");
frame.append(page);
document.body.replaceChildren(frame);
window.plain = { build, column, field };
