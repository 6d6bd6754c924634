// Who holds an environment: one row each, so that of two processes one is first.
import type { Holder, Leases } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";

export const leases = (db: Sql): Leases => ({
  take: async (request) => {
    // The update that changes nothing makes the row, whoever's it is, come back.
    const { request: holder } = await db
      .insertInto("environment_lease")
      .values({ ...keyOf(request), request: request.id })
      .onConflict((conflict) =>
        conflict
          .columns(["repository", "environment"])
          .doUpdateSet((row) => ({ request: row.ref("environment_lease.request") })),
      )
      .returning("request")
      .executeTakeFirstOrThrow();
    return holder;
  },
  holder: async (request) => {
    const { repository, environment } = keyOf(request);
    const held = db.selectFrom("environment_lease").select("request").where("repository", "=", repository);
    return (await held.where("environment", "=", environment).executeTakeFirst())?.request ?? null;
  },
  release: async (request) => {
    const { repository, environment } = keyOf(request);
    const held = db
      .deleteFrom("environment_lease")
      .where("repository", "=", repository)
      .where("environment", "=", environment);
    return (await held.where("request", "=", request.id).returning("request").executeTakeFirst()) !== undefined;
  },
});

const keyOf = ({ repository, environment }: Omit<Holder, "id">) => ({
  repository: repository.id,
  environment: environment.name.toLowerCase(),
});
