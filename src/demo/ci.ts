// Plays continuous integration: every push to a branch gets a check that is green a moment later.
import type { Sandbox } from "../sandbox/sandbox.ts";

const checkName = "ci/test";
const branchName = /^refs\/heads\/(.+)$/;
const gone = "0".repeat(40);

/** `delay`: how long a check runs, in milliseconds. */
export function playCi(sandbox: Sandbox, delay: number): void {
  sandbox.state.events.subscribe((event) => {
    const branch = event.name === "push" ? branchName.exec(event.ref)?.[1] : undefined;
    if (event.name !== "push" || !branch || event.after === gone) return;
    const run = sandbox.checkRun(event.repository, { ref: event.after, name: checkName, status: "in_progress" });
    setTimeout(() => {
      // Somebody may have pressed the button in the meantime.
      if (run.status !== "completed") sandbox.updateCheckRun(run, { status: "completed", conclusion: "success" });
    }, delay).unref();
  });
}
