// The actor's role on the repository is at least `write`.
import { atLeast } from "../domain/permission.ts";
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

const needs = "write";

export const permission: Gate = {
  name: "permission",
  wakesOn: [],
  evaluate({ request, snapshot }) {
    const actor = request.actor.login;
    const { role, roleName } = snapshot.permission;
    if (role === "unknown") return block(because("permission_unknown", { actor }));
    return atLeast(role, needs) ? pass : block(because("permission", { actor, role: roleName, needs }));
  },
};
