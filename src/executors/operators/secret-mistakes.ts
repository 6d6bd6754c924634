// Mistakes with the secrets of webhooks, which stand in the environment. No sentence holds one.
import { asMap, type Data } from "../../config/data.ts";
import type { Mistake } from "../../config/finding.ts";

export type Variables = Readonly<Record<string, string | undefined>>;

const shortest = 16;

export const secretMistakes = (data: Data, variables: Variables): readonly Mistake[] =>
  Object.entries(asMap(data["executors"])).flatMap(([name, body]) => {
    const variable = asMap(body)["secret_env"];
    if (typeof variable !== "string" || !/^\w+$/.test(variable)) return [];
    const wrong = whyWrong(variables[variable]);
    if (wrong === null) return [];
    return [{ path: ["executors", name, "secret_env"], at: "value", says: () => `${variable} ${wrong}` } as const];
  });

function whyWrong(secret: string | undefined): string | null {
  if (!secret?.trim()) return "is not set: it is the environment variable that must hold the secret";
  return secret.length < shortest ? `is shorter than ${shortest} characters: choose a random one` : null;
}
