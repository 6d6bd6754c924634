// Tells Slipway how it goes, beside what is printed.
import type { Order } from "./setup.ts";

export interface Report {
  readonly state: "in_progress";
  readonly description: string;
  readonly environment_url?: string;
}

export async function report({ report: { url, token } }: Order, told: Report): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(told) });
  // 401 says that the run has ended, by /cancel say: then there is nothing more to do.
  if (!answer.ok) throw new Error(`Slipway answered ${answer.status} to a report: ${await answer.text()}`);
}
