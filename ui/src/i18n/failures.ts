/** What went wrong, in the reader's language. */

import type { Failure, Reason } from "../core/wire";
import { words } from "./words";

/** A sentence for everything that can go wrong: as it is, or made of what it names. */
export type FailureWords = {
  readonly [Is in Reason["is"]]: keyof ReasonOf<Is> extends "is" ? string : (reason: ReasonOf<Is>) => string;
};

type ReasonOf<Is extends Reason["is"]> = Extract<Reason, { is: Is }>;

/** What, why, what next. English is what the library itself speaks, so its own sentence serves there. */
export function said({ reason, message }: Failure): string {
  const sentences = words().failures;
  if (!reason || !sentences) return message;
  const sentence = sentences[reason.is];
  return typeof sentence === "string" ? sentence : (sentence as (reason: Reason) => string)(reason);
}

/** The host that the reader may confirm, where an address leads to this computer or its network. */
export function localHost({ reason }: Failure): string | undefined {
  return reason?.is === "local" ? reason.host : undefined;
}
