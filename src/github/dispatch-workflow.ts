// Asks GitHub to run a workflow, and, where this GitHub can say so, which run that became.
import { Fault } from "../domain/fault.ts";
import type { Repository } from "../domain/repository.ts";
import type { Dispatched, NewDispatch, Remember } from "../flows/ports.ts";
import { field } from "./field.ts";
import type { Client } from "./octokit.ts";
import { statusOf } from "./status-of.ts";

interface Asked {
  readonly dispatch: NewDispatch;
  readonly remember: Remember;
  /** GitHub is to say which run it becomes. */
  readonly details?: true;
}

export class Dispatcher {
  readonly #client: Client;
  /** An Enterprise Server before 3.21 takes no `return_run_details`: https://github.com/benc-uk/workflow-dispatch/issues/86 */
  #namesRuns = true;

  constructor(client: Client) {
    this.#client = client;
  }

  async dispatch(repository: Repository, asked: Asked): Promise<Dispatched> {
    if (!this.#namesRuns) return this.#ask(repository, asked);
    const answer = await this.#ask(repository, { ...asked, details: true });
    if (answer.kind !== "refused" || !isAboutDetails(answer.message)) return answer;
    // It refused the whole request: nothing was started.
    this.#namesRuns = false;
    return this.#ask(repository, asked);
  }

  /** https://docs.github.com/en/rest/actions/workflows#create-a-workflow-dispatch-event */
  async #ask(repository: Repository, { dispatch, remember, details }: Asked): Promise<Dispatched> {
    const { owner, name: repo, defaultBranch } = repository;
    let sent = false;
    try {
      const { data } = await this.#client.write(repository, async (octokit) => {
        await remember();
        sent = true;
        return octokit.rest.actions.createWorkflowDispatch({
          owner,
          repo,
          workflow_id: dispatch.file,
          ref: dispatch.ref ?? defaultBranch,
          inputs: { ...dispatch.inputs },
          ...(details && { return_run_details: true }),
        });
      });
      return { kind: "dispatched", run: toRun(data) };
    } catch (error) {
      if (sent && isRefusal(error)) return { kind: "refused", message: error.message };
      throw error;
    }
  }
}

function toRun(data: unknown): { id: number; url: string } | null {
  const [id, url] = [field(data, "workflow_run_id"), field(data, "html_url")];
  return typeof id === "number" && typeof url === "string" ? { id, url } : null;
}

/** A token that is not taken is no word about the workflow. */
const isRefusal = (error: unknown): error is Fault =>
  error instanceof Fault && ["rejected", "setup"].includes(error.fault) && ![null, 401].includes(statusOf(error));

/** "Invalid request.\n\n"return_run_details" is not a permitted key." It names every such key; there is no other one. */
const isAboutDetails = (message: string): boolean => /return_run_details|not (?:a )?permitted key/i.test(message);
