// Who may not, and who may.
import type { ReasonFacts } from "../../domain/reasons.ts";
import { code, join, type Markdown, md } from "../md.ts";
import { fewNames } from "../words.ts";
import { askAgain, type Explanations } from "./explanation.ts";

export const permission: Explanations<"permission" | "permission_unknown" | "team_unknown" | "override"> = {
  permission: (facts) => [
    md`${code(facts.actor)} has the role ${code(facts.role)} here, and ${asking(facts)} ${needed(facts)}.`,
    md`Ask ${join(whoMay(facts), ", or ")}.`,
  ],
  permission_unknown: ({ actor }) => [md`GitHub did not say what ${code(actor)} may do here.`, askAgain],
  team_unknown: ({ actor, why }) => [
    md`GitHub did not say whether ${code(actor)} is in a team that may (${why}).`,
    md`Comment again; if this stays, see that the App may read the members of the organisation.`,
  ],
  override: ({ actor, role, needs }) => [
    md`${code(actor)} has the role ${code(role)} here, and ${code("--force")} needs ${code(needs)}.`,
    md`Comment again without it, or ask somebody with that role.`,
  ],
};

/** Some commands name no environment. */
const asking = ({ environment }: ReasonFacts["permission"]): Markdown =>
  environment === "" ? md`this command` : code(environment);

const needed = ({ needs }: ReasonFacts["permission"]): Markdown =>
  needs === null ? md`is only for those whom it lists` : md`needs ${code(needs)}`;

function whoMay({ needs, listed }: ReasonFacts["permission"]): readonly Markdown[] {
  const byRole = needs === null ? [] : [md`somebody with that role`];
  const byName = listed.length > 0 ? [md`one of ${fewNames(listed)}`] : [];
  return byRole.length + byName.length > 0 ? [...byRole, ...byName] : [md`a maintainer`];
}
