// The tables as the queries see them; the migrations make them.
import type { ColumnType, Generated, Kysely } from "kysely";

/** All tables of Slipway's own stand in this schema, beside whatever else the database holds. */
export const schema = "slipway";

export type Sql = Kysely<Tables>;

export interface Tables {
  readonly remembered_key: RememberedKey;
  readonly tally: Tally;
  readonly sighting: SightingRow;
  readonly request: RequestRow;
  readonly foreign_card: ForeignCardRow;
  readonly default_environment: DefaultEnvironment;
  readonly watermark: Watermark;
  readonly write_pace: WritePaceRow;
  readonly environment_lease: EnvironmentLease;
  readonly note: Note;
  readonly run: RunRow;
  readonly run_log: RunLogRow;
  readonly environment_lock: EnvironmentLockRow;
  readonly audit: AuditRow;
  readonly indexed_deployment: IndexedDeploymentRow;
  readonly indexed_environment: IndexedEnvironmentRow;
  readonly session: SessionRow;
}

/** Read as a Date, written as one or as ISO 8601. */
type Time = ColumnType<Date, Date | string, Date | string>;

/** Rows are read in the order in which they were first written. */
type Position = Generated<number>;

interface RememberedKey {
  readonly key: string;
  readonly at: Time;
}

/** One row for each key: a count and its increase are one statement. */
interface Tally {
  readonly key: string;
  readonly times: ColumnType<readonly Date[], readonly Date[], readonly Date[]>;
}

interface SightingRow {
  readonly repository: number;
  readonly pull_request: number;
  readonly sha: string;
  readonly before: string | null;
  /** GitHub's own text. */
  readonly at: string;
  /** The same, to sort by. */
  readonly at_time: Time;
  readonly position: Position;
}

/** The columns are for finding it; `record` is the whole request as JSON, so that its shape may grow. */
interface RequestRow {
  readonly id: string;
  readonly repository: number;
  readonly pull_request: number;
  readonly comment: number;
  readonly deployment: number | null;
  readonly stage: string;
  readonly sha: string;
  /** In lower case. */
  readonly environment: string;
  readonly settled: boolean;
  readonly record: string;
  readonly position: Position;
}

interface ForeignCardRow {
  readonly id: string;
  readonly repository: number;
  readonly deployments: readonly number[];
  readonly record: string;
  readonly position: Position;
}

interface DefaultEnvironment {
  readonly repository: number;
  readonly environment: string;
}

interface EnvironmentLease {
  readonly repository: number;
  readonly environment: string;
  readonly request: string;
}

interface Note {
  readonly key: string;
  readonly record: string;
}

/** As with requests, `record` is the whole run as JSON. */
interface RunRow {
  readonly id: string;
  readonly repository: number;
  /** In lower case. */
  readonly environment: string;
  readonly stage: string;
  readonly settled: boolean;
  readonly workflow_run: number | null;
  /** How many characters, also those that its log has no more. */
  readonly printed: Generated<number>;
  readonly record: string;
  readonly position: Position;
  readonly changed_at: Time;
}

interface RunLogRow {
  readonly run: string;
  /** `printed` of the run when this was added. */
  readonly number: number;
  readonly text: string;
  readonly at: Time;
}

/** The columns are for finding it; `record` is the whole lock as JSON. */
interface EnvironmentLockRow {
  readonly repository: number;
  /** In lower case. */
  readonly environment: string;
  readonly pull_request: number;
  readonly expires_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  readonly record: string;
}

interface AuditRow {
  readonly number: Generated<number>;
  readonly key: string;
  readonly at: Time;
  readonly repository: number | null;
  readonly what: string;
  readonly about: string | null;
  /** The whole entry as JSON. */
  readonly record: string;
}

/** The columns are for finding it; `record` is the whole `PastDeployment` as JSON. */
export interface IndexedDeploymentRow {
  readonly repository: number;
  readonly id: number;
  /** In lower case. */
  readonly environment: string;
  readonly task: string;
  readonly state: string | null;
  /** A login in lower case. */
  readonly maker: string | null;
  readonly pull_request: number | null;
  readonly repeats: number | null;
  readonly created_at: Time;
  readonly state_at: Time;
  readonly succeeded_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  readonly record: string;
  /** By Slipway's clock. */
  readonly kept_at: Time;
  /** A number of its own for each change of any row. */
  readonly changed: number;
}

interface IndexedEnvironmentRow {
  readonly repository: number;
  /** In lower case. */
  readonly environment: string;
  readonly owner: string;
  readonly name: string;
  /** When its newest deployment was created. */
  readonly newest_at: Time;
  /** JSON; null: GitHub was not asked. */
  readonly coverage: string | null;
  /** How many deployments of it GitHub had no more. */
  readonly removals: Generated<number>;
}

/** `record` is the whole session as JSON; its token is encrypted. */
interface SessionRow {
  readonly id: string;
  /** In lower case. */
  readonly login: string;
  readonly expires_at: Time;
  readonly record: string;
}

interface WritePaceRow {
  readonly installation: number;
  readonly taken_until: Time;
}

/** One row at most. */
interface Watermark {
  readonly only_row: Generated<true>;
  readonly at: Time;
}
