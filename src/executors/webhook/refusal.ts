// Why a receiver did not take an order: its own words, made fit for everybody who reads the pull request.
import { excerpt } from "../../domain/excerpt.ts";
import type { Answer } from "./deliver.ts";

const most = 100;

/** Receivers like to repeat what they were sent: none of the secrets is in it. */
export function refusal(answer: Answer, secrets: readonly string[]): string {
  const { status } = answer;
  if (status < 400) return `The executor answered with a redirect (${status}), which is not followed`;
  const words = excerpt(mask(wordsOf(answer), secrets), most).trim();
  return `The executor refused the order: ${status}${words && `, ${words}`}`;
}

/** A page is no sentence; of JSON, its message. */
function wordsOf({ contentType, text }: Answer): string {
  if (/html|xml/i.test(contentType) || text.trimStart().startsWith("<")) return "";
  return messageIn(text) ?? text;
}

function messageIn(text: string): string | null {
  try {
    const { message, error }: { message?: unknown; error?: unknown } = Object(JSON.parse(text));
    return [message, error].find((words) => typeof words === "string") ?? null;
  } catch {
    return null;
  }
}

function mask(text: string, secrets: readonly string[]): string {
  const written = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]).filter(Boolean);
  const longestFirst = written.sort((a, b) => b.length - a.length);
  return longestFirst.reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
}
