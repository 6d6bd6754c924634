// What every keeper of sessions promises, in memory or in PostgreSQL: each is held against these tests.
import { expect, test } from "@jest/globals";
import type { KeptSession, Sessions } from "../../src/domain/session.ts";
import { today } from "../builders/time.ts";

export const aSession = (told: Partial<KeptSession> = {}): KeptSession => ({
  id: "digest",
  user: { id: 1, login: "ada" },
  token: "encrypted",
  expiresAt: today("20:00:00"),
  ...told,
});

/** `open` answers one that has none, twice: they are of two processes. */
export function sessionsContract(open: () => Promise<readonly [Sessions, Sessions]>): void {
  test("a session is kept as it was made", async () => {
    const [sessions] = await open();
    await sessions.create(aSession());
    expect(await sessions.get("digest")).toEqual(aSession());
    expect(await sessions.get("another")).toBeNull();
  });

  test("whoever signs out is out at once, in every process", async () => {
    const [one, other] = await open();
    await one.create(aSession());
    await other.revoke("digest");
    await other.revoke("digest");
    expect(await one.get("digest")).toBeNull();
  });

  test("all sessions of a person end together, in whatever case the login is written", async () => {
    const [sessions, other] = await open();
    await sessions.create(aSession({ id: "a", user: { id: 1, login: "Ada" } }));
    await sessions.create(aSession({ id: "b" }));
    await sessions.create(aSession({ id: "c", user: { id: 2, login: "grace" } }));
    await other.revokeAll("ADA");
    expect([await sessions.get("a"), await sessions.get("b")]).toEqual([null, null]);
    expect(await sessions.get("c")).not.toBeNull();
  });
}
