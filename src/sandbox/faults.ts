// Faults that a test orders: an error instead of the answer, a cut connection, before or after the work was done.

export interface FaultMatch {
  readonly method?: string;
  /** GitHub's template: "/repos/{owner}/{repo}/deployments". */
  readonly path?: string;
  /** The name of a GraphQL operation, or a field of its root: "createDeployment". */
  readonly graphql?: string;
}

export interface FaultAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FaultOptions {
  /** `after`: the sandbox does what was asked and only the answer is lost. Default: before. */
  readonly when?: "before" | "after";
  /** Default: once. */
  readonly times?: number;
}

/** What a request is known by. */
export interface Faultable {
  readonly method: string;
  readonly route: string;
  /** Of GraphQL: its operation's name and the fields of its root. */
  readonly names: readonly string[];
}

export interface Faults {
  next(match: FaultMatch, answer: FaultAnswer | "reset", options?: FaultOptions): void;
  /** Milliseconds of real time before every answer. */
  latency(milliseconds: number): void;
  /** How many were ordered and did not happen yet. */
  pending(): number;
  clear(): void;
  take(request: Faultable, when: "before" | "after"): FaultAnswer | "reset" | null;
  wait(): Promise<void>;
}

interface Armed {
  readonly match: FaultMatch;
  readonly answer: FaultAnswer | "reset";
  readonly when: "before" | "after";
  times: number;
}

const matches = ({ method, path, graphql }: FaultMatch, request: Faultable): boolean =>
  (!method || method.toUpperCase() === request.method) &&
  (!path || request.route === `${request.method} ${path}`) &&
  (!graphql || request.names.includes(graphql));

export function createFaults(): Faults {
  const armed: Armed[] = [];
  let delay = 0;
  return {
    next: (match, answer, { when = "before", times = 1 } = {}) => {
      armed.push({ match, answer, when, times });
    },
    latency: (milliseconds) => {
      delay = milliseconds;
    },
    pending: () => armed.reduce((sum, { times }) => sum + times, 0),
    clear: () => {
      armed.length = 0;
      delay = 0;
    },
    take: (request, when) => {
      const fault = armed.find((one) => one.times > 0 && one.when === when && matches(one.match, request));
      if (!fault) return null;
      fault.times -= 1;
      return fault.answer;
    },
    wait: async () => {
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    },
  };
}
