// The conversation of npm run demo -- --script: what people say and do, and what has to follow from it.
import { narrate } from "./narrate.ts";
import { Play } from "./play.ts";
import type { Stage } from "./stage.ts";
import { say, title } from "./terminal.ts";

const deployed = "✅ Deployed to `staging`";

/** Throws where something that has to follow does not. */
export async function playScript(stage: Stage): Promise<void> {
  narrate(stage);
  const play = new Play(stage);
  await play.checkIsGreen();

  title("1. A pull request is deployed");
  play.comment("/deploy staging");
  await play.cardSays(deployed);

  title("2. The default branch moves on: it is merged in, checked, and then deployed");
  play.push("main", { "news.md": "News\n" }, "alan");
  play.comment("/deploy staging");
  await play.cardSays(deployed);
  play.expect("what runs is the merge", play.parents === 2);

  title("3. A check turns red: nothing is deployed");
  const before = play.deployments;
  play.turnCheck("failure");
  play.comment("/deploy staging");
  await play.cardSays("⛔ Not deployed to `staging`");
  play.expect("nothing was deployed", play.deployments === before);

  title("4. It is mended, and deployed again");
  play.push(stage.pull.headRef, { "fix.md": "Fixed\n" }, "ada");
  await play.checkIsGreen();
  play.comment("/deploy staging");
  await play.cardSays(deployed);

  title("5. A reader may not");
  play.comment("/deploy production", "rita");
  await play.cardSays("`rita` has the role `read` here");

  play.expect("three deployments were made", play.deployments === 3);
  play.expect("Slipway logged no error", stage.errors.length === 0);
  play.expect("the sandbox was asked only what it knows", stage.sandbox.failures.length === 0);
  say("", "Five commands, three deployments, none of a commit that was not checked.");
}
