// Cards of deployments that other tools made, found by the pull request or by a deployment they show.
import { sql } from "kysely";
import type { ForeignCard } from "../../domain/foreign.ts";
import type { Store } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";

export const foreignCards = (db: Sql): Store["foreign"] => ({
  get: async (id) => {
    const [row] = await selectRecords(db).where("id", "=", id).execute();
    return row ? toCard(row) : null;
  },
  byDeployment: async (repository, deployment) => {
    const shown = sql<boolean>`deployments @> ${[deployment]}::bigint[]`;
    const rows = await selectRecords(db).where("repository", "=", repository).where(shown).execute();
    return rows.map(toCard);
  },
  save: async (card) => {
    const { id, ...rest } = toRow(card);
    const insert = db.insertInto("foreign_card").values({ id, ...rest });
    await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(rest)).execute();
  },
});

const toRow = (card: ForeignCard) => ({
  id: card.id,
  repository: card.repository.id,
  deployments: card.deployments.map(({ id }) => id),
  record: JSON.stringify(card),
});

const selectRecords = (db: Sql) => db.selectFrom("foreign_card").select("record").orderBy("position");

const toCard = ({ record }: { readonly record: string }): ForeignCard => JSON.parse(record) as ForeignCard;
