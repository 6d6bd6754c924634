// Sessions of people who signed in: what one process revokes is over for all of them at once.
import type { Clock } from "../../domain/clock.ts";
import type { KeptSession, Sessions } from "../../domain/session.ts";
import type { Sql } from "./tables.ts";

export const sessions = (db: Sql): Sessions => ({
  create: async (session) => {
    const { id, user, expiresAt } = session;
    const row = { id, login: user.login.toLowerCase(), expires_at: expiresAt, record: JSON.stringify(session) };
    await db.insertInto("session").values(row).execute();
  },
  get: async (id) => {
    const row = await db.selectFrom("session").select("record").where("id", "=", id).executeTakeFirst();
    return row ? (JSON.parse(row.record) as KeptSession) : null;
  },
  revoke: async (id) => void (await db.deleteFrom("session").where("id", "=", id).execute()),
  revokeAll: async (login) => void (await db.deleteFrom("session").where("login", "=", login.toLowerCase()).execute()),
});

/** Removes those that are over. */
export async function forgetSessions(db: Sql, clock: Clock): Promise<void> {
  await db.deleteFrom("session").where("expires_at", "<=", clock.now()).execute();
}
