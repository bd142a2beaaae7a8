import { type NoteBlock, parseMarkdown, type Span } from "./markdown";

/** A note's text with its light formatting. */
export function Markdown({ source }: { source: string }) {
  return <div class="markdown">{parseMarkdown(source).map(blockNode)}</div>;
}

function blockNode(block: NoteBlock, key: number) {
  if (block.is === "list") {
    const List = block.ordered ? "ol" : "ul";
    return (
      <List key={key} dir="auto">
        {block.items.map((item, index) => (
          <li key={index}>{item.map(spanNode)}</li>
        ))}
      </List>
    );
  }
  const lines = block.lines.map((line, index) => [index > 0 && <br />, ...line.map(spanNode)]);
  return block.is === "quote" ? (
    <blockquote key={key} dir="auto">
      {lines}
    </blockquote>
  ) : (
    <p key={key} dir="auto">
      {lines}
    </p>
  );
}

function spanNode(span: Span, key: number) {
  switch (span.is) {
    case "text":
      return span.text;
    case "code":
      return <code key={key}>{span.text}</code>;
    case "strong":
      return <strong key={key}>{span.spans.map(spanNode)}</strong>;
    case "emphasis":
      return <em key={key}>{span.spans.map(spanNode)}</em>;
  }
}
