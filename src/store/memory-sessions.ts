// Sessions of one process, gone with it: for the demo and for tests.
import type { Clock } from "../domain/clock.ts";
import type { KeptSession, Sessions } from "../domain/session.ts";

export function memorySessions(clock: Clock): Sessions {
  const kept = new Map<string, KeptSession>();
  const isOver = ({ expiresAt }: KeptSession): boolean => Date.parse(expiresAt) <= clock.now().getTime();
  const drop = (which: (session: KeptSession) => boolean): void => {
    for (const session of kept.values()) if (which(session)) kept.delete(session.id);
  };
  return {
    create: async (session) => {
      drop(isOver);
      kept.set(session.id, session);
    },
    get: async (id) => kept.get(id) ?? null,
    revoke: async (id) => void kept.delete(id),
    revokeAll: async (login) => drop(({ user }) => user.login.toLowerCase() === login.toLowerCase()),
  };
}
