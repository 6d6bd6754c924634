// Answers that stay one comment for each pull request, and are edited.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = ["create table slipway.note (key text primary key, record text not null)"];
