// Where ssh goes: user@host, or user@host:port.
import type { Destination } from "./operators.ts";

/** None of its parts can be read as an option by the ssh client, or as more than a word by its configuration. */
const shape =
  /^(?<user>[A-Za-z0-9_][A-Za-z0-9_.-]{0,63})@(?:(?<name>[A-Za-z0-9][A-Za-z0-9_.-]{0,252})|\[(?<ip>[0-9A-Fa-f:.]{2,45})\])(?::(?<port>[1-9]\d{0,4}))?$/;

/** Null where it is none. */
export function parseDestination(text: string): Destination | null {
  const { user, name, ip, port } = shape.exec(text)?.groups ?? {};
  const host = name ?? ip;
  if (user === undefined || host === undefined || Number(port ?? 0) > 65_535) return null;
  return { user, host, port: port === undefined ? null : Number(port) };
}
