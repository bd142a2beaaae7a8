// The same table as plain nodes, all of them at once, in the place of the interface.
const rows = 5_000;
const columns = 20;
const figure = (row, column) => ((row + column * 239) * 7_919) % 10_007;
const make = (tag, text) => {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  return node;
};
let lines = [];
const body = make("tbody");
const build = () => {
  const table = make("table");
  const head = make("tr");
  head.append(make("th", "Name"));
  for (let column = 1; column < columns; column += 1) head.append(make("th", `Figure ${column}`));
  lines = Array.from({ length: rows }, (_, row) => {
    const line = make("tr");
    line.append(make("th", `Row ${row}`));
    for (let column = 1; column < columns; column += 1) line.append(make("td", String(figure(row, column))));
    return line;
  });
  body.replaceChildren(...lines);
  const top = make("thead");
  top.append(head);
  table.append(top, body);
  return table;
};
const sort = column => {
  const value = line => Number(line.children[column].textContent);
  lines.sort((a, b) => value(a) - value(b));
  body.replaceChildren(...lines);
};
const region = make("div");
region.style.cssText = "overflow: auto; height: 800px";
document.body.replaceChildren(region);
window.plain = { build, sort, region };
