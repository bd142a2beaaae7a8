/** Whether two values as they come from the library say the same, whatever the order of their fields. */
export function isSameData(some: unknown, other: unknown): boolean {
  if (typeof some !== "object" || typeof other !== "object" || some === null || other === null) return some === other;
  const entries = Object.entries(some);
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([name, value]) => name in other && isSameData(value, (other as Record<string, unknown>)[name]))
  );
}
