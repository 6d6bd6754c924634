// What the pages of the first run are made of.
import type { Clock } from "../domain/clock.ts";
import type { Log } from "../flows/ports.ts";
import type { Credentials } from "../settings/credentials.ts";
import type { Preset } from "../settings/setup.ts";
import type { Place } from "./hosts.ts";
import type { OneTimeCode } from "./one-time-code.ts";
import type { Registrations } from "./registrations.ts";

export interface SetupPages {
  readonly place: Place;
  readonly preset: Preset;
  readonly code: OneTimeCode;
  readonly registrations: Registrations;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the credentials are kept. */
  readonly path: string;
  /** Answers a new channel of smee.io. */
  readonly createChannel: () => Promise<string>;
  /** The credentials are kept, and the page that says so is on its way. */
  readonly registered: (credentials: Credentials) => void;
}
