// The file's own words to settings.
import { sameName } from "./environment-name.ts";
import type { File } from "./schema.ts";
import type { Extended, Settings, Task } from "./settings.ts";
import { toContexts, toEnvironment } from "./to-environment.ts";

export function toSettings(file: File, extended: Extended | null): Settings {
  return {
    defaultEnvironment: file.default_environment ?? null,
    environments: file.environments ? toEnvironments(file) : null,
    tasks: new Map(Object.entries(file.tasks ?? {}).map(([name, body]) => [name, toTask(body)])),
    auto: file.auto ?? [],
    extends: extended,
  };
}

function toEnvironments({ environments = {}, auto = [] }: File): Settings["environments"] {
  const spelled = new Map(Object.keys(environments).map((name) => [sameName(name), name]));
  const pushed = new Set(auto.map(({ environment }) => sameName(environment)));
  const all = Object.entries(environments).map(([name, body]) => {
    const environment = toEnvironment(name, body ?? {}, pushed.has(sameName(name)));
    // GitHub and the gates compare names as they are.
    const after = environment.after.map((other) => spelled.get(sameName(other)) ?? other);
    return [name, { ...environment, after }] as const;
  });
  return new Map(all);
}

type TaskBody = NonNullable<File["tasks"]>[string];

const toTask = (body: TaskBody): Task => ({
  environments: body?.environments ?? null,
  requiredContexts: body?.required_contexts === undefined ? null : toContexts(body.required_contexts),
});
