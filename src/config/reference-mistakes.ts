// Mistakes in what names something else of the file: environments, tasks, parameters.
import { asList, asMap, type Data, textsIn } from "./data.ts";
import { isNumbered, sameName } from "./environment-name.ts";
import type { Mistake } from "./finding.ts";
import { parametersIn } from "./input-templates.ts";
import { ownEnvironments, type Whole } from "./whole.ts";
import { quoted, unknown } from "./wording.ts";

type Path = readonly PropertyKey[];

export const referenceMistakes = (whole: Whole): readonly Mistake[] => [
  ...environmentAt(whole, ["default_environment"], whole.own["default_environment"]),
  ...asList(whole.own["auto"]).flatMap((entry, index) => inAuto(whole, ["auto", index, "environment"], entry)),
  ...Object.entries(asMap(whole.own["tasks"])).flatMap(([task, body]) => inTask(whole, ["tasks", task], body)),
  ...ownEnvironments(whole).flatMap((environment) => inEnvironment(whole, environment)),
];

/** Where the file names no environments, there are those of the repository, which nobody knows here. */
function environmentAt(whole: Whole, path: Path, name: unknown): Mistake[] {
  if (typeof name !== "string" || name === "" || whole.names.length === 0) return [];
  if (!whole.complete || whole.knows(name)) return [];
  return [at(path, () => unknown("environment", name, whole.names))];
}

function inAuto(whole: Whole, path: Path, entry: unknown): Mistake[] {
  const name = asMap(entry)["environment"];
  if (typeof name !== "string" || !isNumbered(name)) return environmentAt(whole, path, name);
  return [at(path, () => '"environment" must have one name: a push has no pull request, and no {number}')];
}

const inTask = (whole: Whole, path: Path, body: unknown): Mistake[] =>
  textsIn(asMap(body)["environments"]).flatMap(({ text, index }) =>
    environmentAt(whole, [...path, "environments", index], text),
  );

function inEnvironment(whole: Whole, [name, body]: readonly [string, Data]): Mistake[] {
  const path = ["environments", name];
  return [
    ...numberedUrl(path, body["url"]),
    ...textsIn(body["after"]).flatMap(({ text, index }) => {
      const itself = sameName(text) === sameName(name);
      const place = [...path, "after", index];
      return itself ? [at(place, () => "an environment cannot come after itself")] : environmentAt(whole, place, text);
    }),
    ...inTeardown(whole, path, body),
    ...inInputs(whole, path, body),
  ];
}

const numberedUrl = ([environments = "", name = ""]: Path, url: unknown): Mistake[] =>
  typeof url !== "string" || !isNumbered(url) || isNumbered(String(name))
    ? []
    : [at([environments, name, "url"], () => '"url" can have {number} only where the name has it, too')];

function inTeardown({ merged, complete }: Whole, path: Path, body: Data): Mistake[] {
  const task = asMap(body["teardown"])["task"];
  const tasks = asMap(merged["tasks"]);
  if (typeof task !== "string" || task === "" || !complete || Object.hasOwn(tasks, task)) return [];
  return [at([...path, "teardown", "task"], () => unknown("task", task, Object.keys(tasks)))];
}

function inInputs({ complete }: Whole, path: Path, body: Data): Mistake[] {
  if (!complete && body["parameters"] === undefined) return [];
  const parameters = asMap(body["parameters"]);
  const inputs = Object.entries(asMap(asMap(body["executor"])["inputs"]));
  return inputs.flatMap(([input, value]) => {
    const missing =
      typeof value === "string" ? parametersIn(value).find((name) => !Object.hasOwn(parameters, name)) : undefined;
    if (missing === undefined) return [];
    const says = () => `${quoted(input)} has an ${unknown("parameter", missing, Object.keys(parameters))}`;
    return [at([...path, "executor", "inputs", input], says)];
  });
}

const at = (path: Path, says: () => string): Mistake => ({ path, at: "value", says });
