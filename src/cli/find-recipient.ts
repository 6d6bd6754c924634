// Whom a value is sealed for: the public key of a Slipway, and the number of a repository.
import { Fault } from "../domain/fault.ts";
import { type PublicKey, keyLength, toKeyPair, toPublicKey } from "../sealing/key-pair.ts";
import type { SealingSettings } from "../settings.ts";
import type { Wanted } from "./parse-seal.ts";

export interface Asking extends SealingSettings {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
}

/** Throws a `Fault` with a sentence for the operator, as all of these do. */
export async function findKey({ url }: Wanted, asking: Asking): Promise<PublicKey> {
  if (url !== null) return readKey(`${url.replace(/\/+$/, "")}/seal-key`, asking);
  if (asking.key) return toKeyPair(asking.key).public;
  throw new Fault("rejected", "Say which Slipway is to open it: --url ADDRESS, or its SLIPWAY_KEY in the environment.");
}

async function readKey(address: string, asking: Asking): Promise<PublicKey> {
  const answer = await ask(asking, address);
  const { key } = answer.body;
  const raw = Buffer.from(typeof key === "string" ? key : "", "base64url");
  if (raw.length === keyLength) return toPublicKey(raw);
  throw new Fault(
    "rejected",
    `${address} answered ${answer.status}, and no key: does that Slipway have a SLIPWAY_KEY?`,
  );
}

export interface FoundRepository {
  readonly id: number;
  readonly fullName: string | null;
}

/** By its number a repository is the same after it was renamed, and none that takes its name is. */
export async function findRepository({ repository }: Wanted, asking: Asking): Promise<FoundRepository> {
  if ("id" in repository) return { id: repository.id, fullName: null };
  const { fullName } = repository;
  const headers = asking.token ? { authorization: `Bearer ${asking.token}` } : {};
  const { status, body } = await ask(asking, `${asking.apiUrl}/repos/${fullName}`, headers);
  if (typeof body.id === "number" && typeof body.full_name === "string")
    return { id: body.id, fullName: body.full_name };
  throw new Fault(
    "rejected",
    `GitHub answered ${status} for ${fullName}: set GITHUB_TOKEN to one that may read it, or give --repository-id (gh api repos/${fullName} --jq .id).`,
  );
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const patience = 10_000;

async function ask({ fetch }: Asking, address: string, headers: Record<string, string> = {}): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(address, { headers: { accept: "application/json", ...headers }, signal });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body: typeof body === "object" && body !== null ? { ...body } : {} };
  } catch {
    throw new Fault("transient", `${new URL(address).host} does not answer.`);
  }
}
