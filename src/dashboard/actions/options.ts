// What the forms are made of, and what stands behind every request to one.
import type { Repository } from "../../domain/repository.ts";
import type { Ports } from "../../flows/ports.ts";
import type { Offers } from "../answers/offers.ts";
import type { FindRepository } from "../answers/reach.ts";
import type { Session, SignInEnv } from "../sign-in/options.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Action } from "./verbs.ts";

export interface ActionRoutes {
  readonly ports: Ports;
  readonly signIn: Pick<SignIn, "require" | "guardChanges" | "whoMay" | "whoIs" | "askToSignIn">;
  /** Where browsers reach this Slipway, without "/" at its end. */
  readonly url: string;
  readonly find: FindRepository;
}

/** The same, with what is made for them once. */
export interface ActionParts extends ActionRoutes {
  readonly offers: Offers;
}

/** What every request here has passed: who asks, where, and for what. */
export interface Acting {
  readonly viewer: Session;
  readonly repository: Repository;
  readonly action: Action;
}

/** `acting` is set behind `admit`. */
export interface ActionEnv {
  readonly Variables: SignInEnv["Variables"] & { acting: Acting };
}
