// What may happen in a scenario: what people do, and what goes wrong. Plain data, so that a seed can be read as a script.

export interface PullAt {
  readonly repository: number;
  readonly pull: number;
}

interface AtPull {
  readonly pull: PullAt;
}

export type PeopleStep =
  | (AtPull & { readonly kind: "comment"; readonly by: string; readonly body: string })
  | (AtPull & { readonly kind: "push" })
  | (AtPull & { readonly kind: "close" })
  | { readonly kind: "move main"; readonly repository: number }
  /** The default branch and the pull request change the same file. */
  | (AtPull & { readonly kind: "conflict" })
  /** Another tool deploys. */
  | (AtPull & { readonly kind: "foreign"; readonly environment: string });

/** `back`: milliseconds until what is gone comes back. */
interface Back {
  readonly back: number;
}

/** Calls to GitHub's API, by our names for them. */
export type CallName = "create" | "cards" | "facts" | "permission" | "find" | "comments" | "token" | "activity" | "log";

/** Strikes when the next such call arrives at GitHub, or when it is answered; GitHub takes `slow` milliseconds for it. */
export interface Trap extends Back {
  readonly kind: "trap";
  readonly blow: "kill" | "pause";
  readonly call: CallName;
  readonly when: "begin" | "end";
  readonly slow: number;
  readonly whom: "one" | "all";
}

export type TroubleStep =
  | (Back & { readonly kind: "kill"; readonly process: number })
  | (Back & { readonly kind: "terminate"; readonly process: number })
  /** The process stands still, as when its machine is moved. */
  | (Back & { readonly kind: "pause"; readonly process: number })
  | Trap
  | (Back & { readonly kind: "database"; readonly how: "stop" | "kill" });

export type ApiTrouble = "500" | "502" | "reset" | "429" | "secondary" | "no data";

export type LostEvent = "issue_comment" | "deployment" | "deployment_status" | "pull_request" | "check_run";

export type MischiefStep =
  | {
      readonly kind: "fault";
      readonly call: CallName;
      readonly answer: ApiTrouble;
      /** `after`: GitHub does what it was asked, and only the answer is lost. */
      readonly when: "before" | "after";
      readonly times: number;
    }
  | { readonly kind: "latency"; readonly milliseconds: number }
  /** GitHub cannot deliver it, and says so in its log. */
  | { readonly kind: "fail"; readonly event: LostEvent }
  /** Nobody ever hears of it. */
  | { readonly kind: "lose"; readonly event: LostEvent }
  | { readonly kind: "double"; readonly event: LostEvent; readonly newGuid: boolean }
  | (Back & { readonly kind: "hold"; readonly order: "reverse" | "same" })
  /** The delivery arrives, and GitHub never hears that it did. */
  | { readonly kind: "unheard" };

export type Step = PeopleStep | TroubleStep | MischiefStep;

/** `at`: milliseconds since the scenario began. */
export type Timed = Step & { readonly at: number };

/** One deed for each kind of step. */
export type Deeds<Known extends Step> = {
  readonly [Kind in Known["kind"]]: (step: Extract<Known, { kind: Kind }>) => void | Promise<void>;
};
