// How the embedded server runs: durable, reached by its socket alone, and small.
import type { Process } from "./processes.ts";

/** On the command line, so that they are this version's also in a folder that an older one made. */
export const serverArgs = (cluster: string, socketFolder: string): string[] => [
  "-D",
  cluster,
  ...Object.entries({ ...settings, unix_socket_directories: socketFolder }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]),
];

/** Whether a process is the server of a Slipway on these database files. */
export const isServerOf = (cluster: string, found: Process | null): boolean =>
  found !== null && found.command.includes(` -D ${cluster} -c cluster_name=${settings.cluster_name} `);

const settings = {
  cluster_name: "slipway",
  listen_addresses: "",
  unix_socket_permissions: "0700",
  // What was answered 2xx is on disk.
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  ...(process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
  // A Slipway takes 17 at most: room for three that are given this server's address, as the chaos suite does, and a psql.
  max_connections: 60,
  shared_buffers: "16MB",
  max_wal_size: "128MB",
  min_wal_size: "32MB",
  // Nobody copies this database while it runs: no processes for that, and less to write.
  wal_level: "minimal",
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  // Every read finds its rows by an index: nothing to share out among workers, or to compile.
  io_method: "sync",
  max_parallel_workers_per_gather: 0,
  jit: "off",
  autovacuum_max_workers: 1,
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "",
  log_checkpoints: "off",
  // A statement holds what people wrote; whoever sent it is told of its error.
  log_min_error_statement: "panic",
} as const;
