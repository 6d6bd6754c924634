// The index of deployments in PostgreSQL.
import type { Clock } from "../../../domain/clock.ts";
import type { Index } from "../../../flows/ports.ts";
import { inTransaction } from "../in-transaction.ts";
import type { Sql } from "../tables.ts";
import { readChanges } from "./changes.ts";
import { readCoverage } from "./coverage.ts";
import { readBefore, readOne, readPage, readTasks } from "./history.ts";
import { keep } from "./keep.ts";
import { readActive, readNewest } from "./newest.ts";
import { readSince } from "./since.ts";
import { remove, take } from "./take.ts";

export const deploymentIndex = (db: Sql, clock: Clock): Index => ({
  put: (repository, deployments) => inTransaction(db, (trx) => keep(trx, { repository, deployments, at: clock.now() })),
  take: (page) => inTransaction(db, (trx) => take(trx, page, clock.now())),
  remove: (repository, deployments) => inTransaction(db, (trx) => remove(trx, repository, deployments)),
  coverage: (repository, environment) => readCoverage(db, { repository, environment }),
  page: (asked) => readPage(db, asked),
  get: (repository, deployment) => readOne(db, repository, deployment),
  before: (repository, environment, deployment) => readBefore(db, { repository, environment, deployment }),
  tasks: (repository, environment) => readTasks(db, repository, environment),
  since: (repository, environment, since) => readSince(db, { repository, environment, since }),
  newest: (repositories, named) => readNewest(db, repositories, named),
  active: (since, most) => readActive(db, since, most),
  changes: (repositories) => readChanges(db, repositories),
});
