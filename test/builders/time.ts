// Times of the one day on which every test plays: the comment is written at noon.

/** `today("12:00:30")`: ISO 8601, UTC. */
export const today = (time: string): string => new Date(`2026-03-02T${time}Z`).toISOString();
