import type { Part } from "../core/wire";

/** Words as both copies have them, as the older had them, as the newer has them. */
export function Words({ parts }: { parts: readonly Part[] }) {
  return (
    <>
      {parts.map(({ side, text }, index) => {
        if (side === "old") return <del key={index}>{cells(text)}</del>;
        return side === "new" ? <ins key={index}>{cells(text)}</ins> : <span key={index}>{cells(text)}</span>;
      })}
    </>
  );
}

/** A row's cells stand apart. */
export function cells(text: string): string {
  return text.replaceAll("\t", "  ·  ");
}
