// The pace of writes, which all processes share.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw("create table slipway.write_pace (installation bigint primary key, taken_until timestamptz not null)")
    .execute(db);
}
