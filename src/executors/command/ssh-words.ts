// The ssh client's words for a command of the operator's. Nothing of an order is among them.
import type { Destination, SshCommand, Words } from "../operators/operators.ts";

/** They hold against whatever the configuration of the client says: https://man.openbsd.org/ssh_config */
const options = [
  "BatchMode=yes",
  "StrictHostKeyChecking=yes",
  "ConnectTimeout=20",
  "ServerAliveInterval=15",
  "ServerAliveCountMax=4",
  "ForwardAgent=no",
  "ForwardX11=no",
  "ClearAllForwardings=yes",
  "ControlPath=none",
  "PermitLocalCommand=no",
  "RequestTTY=no",
];

export const toSshWords = ({ destination }: Pick<SshCommand, "destination">, client: Words, command: Words): Words => [
  ...client,
  ...options.flatMap((option) => ["-o", option]),
  ...portWords(destination),
  "-l",
  destination.user,
  "--",
  destination.host,
  command.map(quoteForShell).join(" "),
];

const portWords = ({ port }: Destination): readonly string[] => (port === null ? [] : ["-p", String(port)]);

/** One word for a POSIX shell: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02 */
export const quoteForShell = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;
