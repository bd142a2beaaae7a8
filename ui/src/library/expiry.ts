/** How long the bin keeps what is in it. The library deletes it for good after that. */

const daysKept = 30;

/** The day on which something that went to the bin then is deleted for good. */
export function expiryOf(deletedAt: string): string {
  const day = new Date(deletedAt);
  day.setDate(day.getDate() + daysKept);
  return day.toISOString().slice(0, 10);
}
