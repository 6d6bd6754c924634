import { webhookExecutor } from "../../src/executors/webhook/webhook-executor.ts";
import { type Bench, executorContract } from "./executor-contract.ts";
import { aReceiver, secret } from "./webhook-case.ts";

/** A receiver that begins an order once for each delivery, as the document asks of it. */
async function make(): Promise<Bench> {
  const begun = new Set<unknown>();
  const receiver = await aReceiver(({ headers }, response) => {
    if (headers["x-slipway-event"] === "order") begun.add(headers["x-slipway-delivery"]);
    response.writeHead(202).end();
  });
  return {
    open: (outside) => webhookExecutor({ url: receiver.url, secret }, outside),
    begun: async () => begun.size,
    // It reports over the report API, to whoever stands behind that.
    end: async () => {},
    close: async () => receiver.close(),
  };
}

executorContract("webhook", make, { follows: false, cancels: true });
