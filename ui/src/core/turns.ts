/** Calls of the native side run beside each other there, so what is written earlier may overtake what is written later. */

const last = new Map<string, Promise<unknown>>();

/** Runs something once everything of the same name that was asked for before has ended, well or not. */
export function inTurn<Value>(name: string, run: () => Promise<Value>): Promise<Value> {
  const turn = (last.get(name) ?? Promise.resolve()).then(run);
  last.set(name, turn.catch(() => {}));
  return turn;
}
