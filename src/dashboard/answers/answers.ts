// What the pages show, asked of GitHub and of what Slipway keeps: first whether it is for this person at all.
import type { Ports } from "../../flows/ports.ts";
import type { Answer, Pages, RepositoryName } from "../shown.ts";
import { type CountLookUp, countLookUps } from "../sign-in/look-ups.ts";
import type { Session } from "../sign-in/options.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { answerAudit } from "./audit.ts";
import { answerDeployment } from "./deployment.ts";
import { answerEnvironments } from "./environments.ts";
import { answerHistory, answerMeasured } from "./history.ts";
import { createOffers, type Offers } from "./offers.ts";
import { createReach, type FindRepository, type Reached } from "./reach.ts";
import { answerRepositories } from "./repositories.ts";
import { createReadTold, type ReadTold } from "./told.ts";

export interface Answering {
  readonly ports: Ports;
  readonly signIn: Pick<SignIn, "repositories" | "whoMay">;
  readonly find: FindRepository;
  /** Whether everybody who is signed in may read the logs of public repositories. */
  readonly publicLogs: boolean;
  /** Where people meet GitHub, without "/" at its end. */
  readonly webUrl: string;
  /** Whether there is a page that checks the set-up. */
  readonly hasSetup?: boolean;
}

export interface AnswerParts extends Answering {
  readonly offers: Offers;
  readonly readTold: ReadTold;
  readonly countLookUp: CountLookUp;
}

export function createPages(answering: Answering): Pages {
  const { ports } = answering;
  const countLookUp = countLookUps(ports.clock);
  const parts: AnswerParts = {
    ...answering,
    offers: createOffers(ports),
    readTold: createReadTold(ports),
    countLookUp,
  };
  const reach = createReach(answering.signIn, answering.find);
  const within =
    <Shown>(show: (reached: Reached) => Promise<Shown | null>) =>
    async (viewer: Session, name: RepositoryName): Answer<Shown> => {
      const reached = await reach(viewer, name);
      return reached === null || reached === "signed_out" ? reached : show(reached);
    };
  return {
    repositories: (viewer) => answerRepositories(parts, viewer),
    environments: (viewer, name, asked) => within((reached) => answerEnvironments(parts, reached, asked))(viewer, name),
    history: (viewer, asked) => within((reached) => answerHistory(parts, reached, asked))(viewer, asked),
    measured: (viewer, asked) => within((reached) => answerMeasured(parts, reached, asked))(viewer, asked),
    deployment: (viewer, name, id) => within((reached) => answerDeployment(parts, reached, id))(viewer, name),
    audit: (viewer, asked) => within((reached) => answerAudit(parts, reached, asked))(viewer, asked),
  };
}
