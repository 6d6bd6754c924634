// The same code has succeeded in the environments that come before.
import { sameName } from "../config/environment-name.ts";
import { because } from "../domain/reasons.ts";
import { isUnread, type Snapshot } from "../domain/snapshot.ts";
import { block, type GateAnswer, pass, wait } from "../domain/verdict.ts";
import { type Gate, ranThere } from "./gate.ts";
import { isMergedFirst } from "./up-to-date.ts";

export const order: Gate = {
  name: "order",
  asks: "The same code has succeeded in the environments that come before.",
  wakesOn: ["request"],
  overridable: true,
  skippedFor: ranThere,
  evaluate({ request, snapshot }) {
    const { after } = request.environment;
    const [first] = after;
    if (first === undefined) return pass;
    // The merge would be a commit that has been nowhere.
    if (isMergedFirst({ request, snapshot })) {
      return block(because("order_behind", { base: snapshot.repository.defaultBranch.name, first }));
    }
    return haveSucceeded(after, snapshot);
  },
};

function haveSucceeded(after: readonly string[], { succeeded, earlier, head }: Snapshot): GateAnswer {
  if (isUnread(succeeded)) {
    return block(because("unread", { what: "what succeeded in the environments before", why: succeeded.unread }));
  }
  const missing = after.filter((name) => !includes(succeeded, name));
  const underWay = earlier.filter(({ settled }) => !settled).map(({ environment }) => environment);
  const coming = missing.filter((name) => includes(underWay, name));
  const absent = missing.filter((name) => !includes(underWay, name));
  return [
    ...(absent.length === 0 ? pass : block(because("order", { sha: head.sha, missing: absent }))),
    ...(coming.length === 0 ? pass : wait(because("order_waits", { environments: coming }))),
  ];
}

const includes = (environments: readonly string[], name: string): boolean =>
  environments.some((other) => sameName(other) === sameName(name));
