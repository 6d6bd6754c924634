import { expect } from "@jest/globals";
import { toKeyPair } from "../../src/sealing/key-pair.ts";
import { seal } from "../../src/sealing/seal.ts";
import { ended, local, storyKey } from "./local.ts";
import { story, type World } from "./world.ts";

const config = `environments:
  staging: { executor: local, parameters: { TOKEN: { type: string }, size: { type: number, default: 1 } } }
  production: { executor: local }
  actions: { executor: { workflow: deploy.yml } }
  elsewhere: {}
`;
const secret = "correct horse battery staple";
const carrying = local("const { SLIPWAY_PARAM_TOKEN } = process.env; console.log(`it is ${SLIPWAY_PARAM_TOKEN}.`)");

const sealedFor = (world: World, environment: string, name = "TOKEN"): string =>
  seal(secret, { repository: world.repository.id, environment, name }, toKeyPair(storyKey).public);

async function log(world: World): Promise<string> {
  const { pathname, search } = new URL(world.deployment.statuses.at(-1)?.logUrl ?? "");
  return (await fetch(world.at(`${pathname}.txt${search}`))).text();
}

story(
  "a sealed parameter reaches the command opened, and is shown nowhere",
  async (world) => {
    await world.ready();
    const text = sealedFor(world, "staging");
    await world.say(`/deploy staging token=${text}`);
    await ended(world);
    expect(world.headline()).toBe("✅ Deployed to `staging`");
    expect(world.card()).toContain("| Parameters | `size=1`, `TOKEN=sealed` |");
    expect(await log(world)).toBe("it is ***.\n");
    expect(world.deployment.payload).toMatchObject({ parameters: { size: 1 }, sealed: { TOKEN: text } });
    expect(JSON.stringify(world.slipwayComments)).not.toContain(text);
  },
  { config, carrying },
);

story(
  "whoever fetches /seal-key can seal for this Slipway, and learns nothing else of it",
  async (world) => {
    const answer = await fetch(world.at("/seal-key"));
    const { id, raw } = toKeyPair(storyKey).public;
    expect(await answer.json()).toEqual({ id, key: raw.toString("base64url") });
  },
  { config, carrying },
);

story(
  "a value that was sealed for another environment is refused before anything is created",
  async (world) => {
    await world.ready();
    await world.say(`/deploy production TOKEN=${sealedFor(world, "staging")}`);
    expect(world.headline()).toBe("⛔ Not deployed to `production`");
    expect(world.card()).toContain("The value for `TOKEN` was sealed for another repository, environment or name");
    expect(world.deployments).toHaveLength(0);
  },
  { config, carrying },
);

story(
  "what a card shows in place of a sealed value is refused when it is copied",
  async (world) => {
    await world.ready();
    await world.say("/deploy production TOKEN=sealed:…");
    expect(world.card()).toContain("What is given for `TOKEN` is no whole sealed value.");
  },
  { config, carrying },
);

story.each(["actions", "elsewhere"])(
  "sealed values are not opened where they could be read by everybody: %j",
  async (world, environment) => {
    await world.ready();
    await world.say(`/deploy ${environment} TOKEN=${sealedFor(world, environment)}`);
    expect(world.headline()).toBe(`⛔ Not deployed to \`${environment}\``);
    expect(world.card()).toContain("`TOKEN` would have to be opened for");
    expect(world.deployments).toHaveLength(0);
  },
  { config, carrying },
);

story(
  "a dry run tells whether a sealed value can be opened, and shows it as sealed",
  async (world) => {
    await world.ready();
    await world.say(`/deploy production TOKEN=${sealedFor(world, "production")} --dry-run`);
    expect(world.card()).toContain("✅ It would deploy now.");
    expect(world.card()).toContain("`TOKEN=sealed`");
    await world.say(`/deploy production OTHER=${sealedFor(world, "production")} --dry-run`);
    expect(world.card()).toContain("⛔ It would be refused.");
  },
  { config, carrying },
);

story(
  "a secret that is given in plain text gets a warning, and is not said again",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging TOKEN=aB3dE5fG7hI9jK1mN3");
    await ended(world);
    expect(world.card()).toContain("⚠️ This looks like a secret, and everybody who can read the repository can read it");
    expect(world.card()).toContain("`TOKEN=***`");
    expect(JSON.stringify(world.slipwayComments)).not.toContain("aB3dE5fG7hI9jK1mN3");
  },
  { config, carrying },
);
