// `/help`: one comment for each pull request, which says what was asked for last.
import { toBody } from "../cards/body.ts";
import { renderHelp } from "../cards/help-card.ts";
import { verbs } from "../commands/registry.ts";
import type { CommentJob } from "./jobs.ts";
import { keepNote } from "./note.ts";
import type { Ports } from "./ports.ts";

export const help = (ports: Ports, job: CommentJob, { topic }: { readonly topic: string | null }): Promise<void> =>
  keepNote(ports, job, { about: "help", body: toBody(renderHelp(topic, verbs)) });
