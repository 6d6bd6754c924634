// Whether the ssh client knows the key of an executor's host, and somebody listens there. Nobody signs in: that could already run something.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ofClient, type Machine } from "../command/to-instructions.ts";
import type { SshCommand, Words } from "../operators/operators.ts";
import { connect } from "./connect.ts";
import type { Probed } from "./probe.ts";

const run = promisify(execFile);
/** Milliseconds. */
const patience = 5000;

type Client = Pick<Machine, "variables" | "ssh">;

export async function probeSsh({ destination }: SshCommand, client: Client): Promise<Probed> {
  const place = await resolvePlace(destination, client);
  if (place === null)
    return { state: "bad", says: "The ssh client does not run here", todo: "Install it, and check its configuration." };
  const { name } = place;
  if (!(await isKnown(name, place.files, client)))
    return {
      state: "bad",
      says: `The key of ${name} is not known`,
      todo: `Compare it with the host's own, and add it to ~/.ssh/known_hosts of the account that Slipway runs as.`,
    };
  if (place.isBehind)
    return { state: "unknown", says: `The key of ${name} is known; it is reached through another host`, todo: null };
  const why = await connect(place.host, place.port);
  if (why === null) return { state: "good", says: `The key of ${name} is known, and it can be reached`, todo: null };
  return {
    state: "bad",
    says: `${place.host}:${place.port} cannot be reached from here: ${why}`,
    todo: "Start sshd there, or mend its address, name server or firewall.",
  };
}

interface SshPlace {
  readonly host: string;
  readonly port: number;
  /** By which its key is known. */
  readonly name: string;
  readonly files: readonly string[];
  readonly isBehind: boolean;
}

/** As the client's own configuration has it: `ssh -G` connects to nobody. */
async function resolvePlace({ user, host, port }: SshCommand["destination"], client: Client): Promise<SshPlace | null> {
  const [program, ...words]: Words = client.ssh ?? ["ssh"];
  const asked = ["-G", ...(port === null ? [] : ["-p", String(port)]), "-l", user, "--", host];
  const said = await ask(program, [...words, ...asked], client);
  if (said === null) return null;
  const of = (key: string): string | null => new RegExp(`^${key} (.+)$`, "m").exec(said)?.[1] ?? null;
  const files = `${of("userknownhostsfile") ?? ""} ${of("globalknownhostsfile") ?? ""}`;
  const hostname = of("hostname") ?? host;
  const at = Number(of("port") ?? 22);
  const isBehind = [of("proxyjump"), of("proxycommand")].some((one) => one !== null && one !== "none");
  return {
    host: hostname,
    port: at,
    name: of("hostkeyalias") ?? (at === 22 ? hostname : `[${hostname}]:${at}`),
    files: files.split(/\s+/).filter(Boolean),
    isBehind,
  };
}

async function isKnown(name: string, files: readonly string[], client: Client): Promise<boolean> {
  const home = client.variables["HOME"] ?? "";
  for (const file of files)
    if (await ask("ssh-keygen", ["-F", name, "-f", file.replace(/^~(?=\/)/, home)], client)) return true;
  return false;
}

/** What it prints; null where it fails. */
const ask = (program: string, words: readonly string[], { variables, ...client }: Client): Promise<string | null> =>
  run(program, words, { env: ofClient({ folder: "", variables, ...client }), timeout: patience }).then(
    ({ stdout }) => stdout,
    () => null,
  );
