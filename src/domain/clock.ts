// The time, as a port: flows ask it, so that a test can turn it.

export interface Clock {
  now(): Date;
}

export interface Alarms extends Clock {
  /** Rings once, at or after that time; at once where it is past. What it returns takes the ring back. */
  ring(at: Date, bell: () => void): () => void;
  /** Lets time pass inside of a piece of work. */
  pass(milliseconds: number): Promise<void>;
}
