// How long a request waits for its answer.

/** Milliseconds. GitHub ends its own work after ten seconds; whatever takes much longer is a connection that died. */
export const patience = 30_000;
