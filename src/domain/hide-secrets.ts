// Takes out of a text that is kept for good what is sealed in it, and what looks like a secret.
import { secretShapes, looksSecret } from "./looks-secret.ts";

const everywhere = secretShapes.map(({ source, flags }) => new RegExp(source, `${flags}g`));

/** `NAME=VALUE` as commands write it, the value with or without quotes. */
const pairs = /([A-Za-z_]\w{0,63})=("[^"]*"|'[^']*'|[^\s`]+)/g;

/** Of a sealed text nobody learns its value, but with it anybody who may deploy could give it again. */
const sealedTexts = /sealed:[\w.…-]+/g;

export function hideSecrets(text: string): string {
  const shaped = everywhere.reduce((rest, shape) => rest.replace(shape, "***"), text.replaceAll(sealedTexts, "sealed"));
  return shaped.replaceAll(pairs, (pair: string, name: string, value: string) =>
    looksSecret(name, value.replaceAll(/^["']|["']$/g, "")) ? `${name}=***` : pair,
  );
}
