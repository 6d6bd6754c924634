// The conversation of npm run demo -- --script: what people say and do, and what has to follow from it.
import { narrate } from "./narrate.ts";
import { Play } from "./play.ts";
import { frontPage } from "./repository.ts";
import type { Stage } from "./stage.ts";
import { say, title } from "./terminal.ts";

/** Throws where something that has to follow does not. */
export async function playScript(stage: Stage): Promise<void> {
  narrate(stage);
  const play = new Play(stage);
  await play.checkIsGreen();

  title("1. A pull request is deployed, by a program that Slipway runs");
  await deploy(play, "✅ Deployed to `staging`");
  play.expect("the log is behind its link", (await play.behind("logUrl")).includes("Every link leads somewhere."));
  play.expect("the page greets the world", (await play.behind("environmentUrl")).includes("<h1>Hello, world</h1>"));

  title("2. The default branch moves on: it is merged in, checked, and then deployed");
  play.push("main", { "news/1.md": "We have news now.\n" }, "alan");
  await deploy(play, "✅ Deployed to `staging`");
  play.expect("what runs is the merge", play.parents === 2);
  play.expect("the page has the news", (await play.behind("environmentUrl")).includes("We have news now."));

  title("3. A check turns red: nothing is deployed");
  const before = play.deployments;
  play.turnCheck("failure");
  play.comment("/deploy staging");
  await play.cardSays("⛔ Not deployed to `staging`");
  play.expect("nothing was deployed", play.deployments === before);

  title("4. It is green again, but the program says no: what runs there stays");
  const broken = frontPage("Hello", ' <a href="nowhere.html">How?</a>');
  play.push(stage.pull.headRef, { "site/index.html": broken }, "ada");
  await play.checkIsGreen();
  await deploy(play, "❌ Deployment to `staging` failed");

  title("5. It is mended, and deployed");
  play.push(stage.pull.headRef, { "site/index.html": frontPage("Hello, everybody") }, "ada");
  await play.checkIsGreen();
  await deploy(play, "✅ Deployed to `staging`");
  play.expect("the page greets everybody", (await play.behind("environmentUrl")).includes("<h1>Hello, everybody</h1>"));

  title("6. Another tool deploys to production: it listens, and Slipway follows it");
  play.comment("/deploy production");
  await play.cardSays("✅ Deployed to `production`");

  title("7. A reader may not");
  play.comment("/deploy production", "rita");
  await play.cardSays("`rita` has the role `read` here");

  play.expect("five deployments were made", play.deployments === 5);
  play.expect("Slipway logged no error", stage.errors.length === 0);
  play.expect("the sandbox was asked only what it knows", stage.sandbox.failures.length === 0);
  say("", "Seven commands, five deployments, none of a commit that was not checked.");
}

async function deploy(play: Play, outcome: string): Promise<void> {
  const before = play.deployments;
  play.comment("/deploy staging");
  await play.logAfter(before);
  await play.cardSays(outcome);
}
