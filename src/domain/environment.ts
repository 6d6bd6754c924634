// The settings of one environment after defaults: what the gates and the deployment go by.

export type RequiredContexts = "all" | "none" | readonly string[];

export interface Environment {
  /** As the configuration, or GitHub, spells it. */
  readonly name: string;
  readonly url: string | null;
  readonly production: boolean;
  readonly autoMerge: boolean;
  readonly requiredContexts: RequiredContexts;
  /** Milliseconds after which a waiting request ends. */
  readonly wait: number;
  /** Milliseconds without a report after which a deployment is an error. */
  readonly timeout: number;
}

const minute = 60_000;

/** What holds for an environment of which the configuration says nothing (design: Defaults). */
export const defaultEnvironment = (name: string): Environment => ({
  name,
  url: null,
  production: name.toLowerCase() === "production",
  autoMerge: true,
  requiredContexts: "all",
  wait: 60 * minute,
  timeout: 30 * minute,
});
