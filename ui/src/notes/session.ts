/** A name of this start of the window, so that what it keeps aside is told apart from what an earlier start kept. */
export const sessionName = crypto.randomUUID();
