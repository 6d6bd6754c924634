// The log of requests to the sandbox's API, and how many of them had to wait for each other.
import type { TokenKind } from "./rest/authenticate.ts";

export interface Call {
  readonly method: string;
  readonly path: string;
  /** "POST /repos/{owner}/{repo}/deployments", or "GraphQL DeployDecision". */
  readonly route: string;
  readonly kind: "rest" | "graphql";
  /** Of GraphQL: a mutation. */
  readonly write: boolean;
  readonly token: TokenKind;
  /** null while it is under way; 0 where the connection was cut instead of an answer. */
  status: number | null;
  /** From one sequence: what begins later has the larger number, and so has what ends later. */
  readonly begin: number;
  end: number | null;
}

export interface CallCount {
  readonly calls: number;
  readonly writes: number;
  /** The longest chain of calls of which each began after the one before had ended. */
  readonly roundTrips: number;
}

export interface Calls {
  readonly all: readonly Call[];
  /** Without the requests for tokens, which clients keep for an hour. */
  count(): CallCount;
  clear(): void;
  begin(call: Omit<Call, "begin" | "end" | "status">): Call;
  end(call: Call, status: number): void;
  /** How many are under way. */
  open(): number;
}

export function createCalls(): Calls {
  const all: Call[] = [];
  let sequence = 0;
  return {
    all,
    count: () => countCalls(all),
    clear: () => {
      all.length = 0;
    },
    begin: (call) => {
      const begun: Call = { ...call, status: null, begin: ++sequence, end: null };
      all.push(begun);
      return begun;
    },
    end: (call, status) => {
      call.status = status;
      call.end = ++sequence;
    },
    open: () => all.filter(({ end }) => end === null).length,
  };
}

const isToken = ({ route }: Call): boolean => route.endsWith("/access_tokens");

export function countCalls(all: readonly Call[]): CallCount {
  const calls = all.filter((call) => !isToken(call));
  const writes = calls.filter(({ write }) => write).length;
  return { calls: calls.length, writes, roundTrips: roundTrips(calls) };
}

/** By the earliest end first: each that begins after it is the next link. */
function roundTrips(calls: readonly Call[]): number {
  let links = 0;
  let lastEnd = 0;
  for (const { begin, end } of calls.toSorted((a, b) => ended(a) - ended(b))) {
    if (begin <= lastEnd) continue;
    links += 1;
    lastEnd = end ?? Number.POSITIVE_INFINITY;
  }
  return links;
}

const ended = ({ end }: Call): number => end ?? Number.POSITIVE_INFINITY;
