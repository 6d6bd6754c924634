// The default environment of a repository, as its configuration last named it.
import type { Store } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";

export const defaults = (db: Sql): Store["defaults"] => ({
  get: async (repository) => {
    const rows = db.selectFrom("default_environment").select("environment").where("repository", "=", repository);
    return (await rows.executeTakeFirst())?.environment ?? null;
  },
  set: async (repository, environment) => {
    const insert = db.insertInto("default_environment").values({ repository, environment });
    await insert.onConflict((conflict) => conflict.column("repository").doUpdateSet({ environment })).execute();
  },
});
