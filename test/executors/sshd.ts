// A real sshd on this machine: its own keys and configuration, as the user who runs the tests; each connection has its own process.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { test } from "@jest/globals";
import type { Destination, Words } from "../../src/executors/operators/operators.ts";

const program = ["/usr/sbin/sshd", "/usr/local/sbin/sshd"].find((path) => existsSync(path));

/** Where it is missing on somebody's machine the tests are skipped, in CI they fail. */
export const overSsh = program || process.env["CI"] ? test : test.skip;
export const hasSshd = overSsh === test;
if (!hasSshd)
  process.stderr.write("No sshd was found: commands over ssh are not tested. apt-get install openssh-server\n");

export interface Sshd {
  readonly destination: Destination;
  /** A client that has a key for it, and knows its host key. */
  readonly client: Words;
  /** Neither takes nor keeps a connection any more. */
  readonly close: () => Promise<void>;
  /** Breaks the connections off. */
  readonly cut: () => void;
}

export async function startSshd(folder: string): Promise<Sshd> {
  const at = (name: string): string => join(folder, name);
  for (const key of ["host", "client"]) execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", at(key)]);
  await writeFile(at("authorized"), await readFile(at("client.pub")), { mode: 0o600 });
  await writeFile(at("sshd_config"), serverConfig(at), { mode: 0o600 });
  const { port, close, cut } = await serve(at("sshd_config"));
  const [type, key] = (await readFile(at("host.pub"), "utf8")).split(" ");
  await writeFile(at("known"), `[127.0.0.1]:${port} ${type} ${key}\n`);
  await writeFile(at("ssh_config"), clientConfig(at), { mode: 0o600 });
  const destination = { user: userInfo().username, host: "127.0.0.1", port };
  return { destination, client: ["ssh", "-F", at("ssh_config")], close, cut };
}

const serverConfig = (at: (name: string) => string): string => `
HostKey ${at("host")}
AuthorizedKeysFile ${at("authorized")}
AuthenticationMethods publickey
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PidFile none
`;

const clientConfig = (at: (name: string) => string): string => `
IdentityFile ${at("client")}
IdentitiesOnly yes
UserKnownHostsFile ${at("known")}
GlobalKnownHostsFile /dev/null
LogLevel ERROR
`;

/** The port is the system's choice: sshd serves each connection on its input and output. */
async function serve(config: string): Promise<Pick<Sshd, "close" | "cut"> & { port: number }> {
  // As root it separates its privileges, in a folder that the system makes when it starts the service.
  if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const child = spawn(program ?? "sshd", ["-i", "-f", config], { stdio: ["pipe", "pipe", "ignore"] });
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    child.stdin.on("error", () => {});
    socket.pipe(child.stdin);
    child.stdout.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
