// A receiver of Slipway's orders, to try, to read, and to begin your own with. Node 22 or later, nothing to install:
//   SLIPWAY_SECRET=... PORT=8080 node receiver.mjs ./deploy.sh
// The program gets the order as JSON on stdin. Its output is the log, its exit status the outcome.
import { spawn } from "node:child_process";
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout } from "node:timers/promises";

const { SLIPWAY_SECRET: secret, HOST = "127.0.0.1", PORT = "8080", SEEN = "seen", PATH, HOME, LANG } = process.env;
const [program, ...args] = process.argv.slice(2);
if (!secret || !program) throw new Error("usage: SLIPWAY_SECRET=... node receiver.mjs PROGRAM [ARGUMENT...]");
mkdirSync(SEEN, { recursive: true });
const running = new Map();

const server = createServer((request, response) => {
  const answer = (status) => response.writeHead(status, { connection: "close" }).end();
  receive(request).then(answer, () => answer(500));
}).listen(Number(PORT), HOST, () => process.stdout.write(`listening on http://${HOST}:${server.address().port}\n`));

async function receive(request) {
  const [event, delivery, timestamp, signature = ""] = ["event", "delivery", "timestamp", "signature-256"].map(
    (name) => request.headers[`x-slipway-${name}`],
  );
  let body = Buffer.alloc(0);
  for await (const chunk of request) if ((body = Buffer.concat([body, chunk])).length > 2 ** 20) return 413;
  const hmac = createHmac("sha256", secret).update(`${timestamp}.${delivery}.`).update(body).digest("hex");
  const [right, given] = [Buffer.from(`sha256=${hmac}`), Buffer.from(signature)];
  if (right.length !== given.length || !timingSafeEqual(right, given)) return 401;
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300)) return 401; // a copy of an old one
  const order = JSON.parse(body);
  if (event === "order" && isFirst(order.id)) void run(order);
  // An order that is on its way yet is not begun any more.
  if (event === "cancel" && !isFirst(order.id)) running.get(order.id)?.kill();
  return 202; // also for what was taken before: it was sent again because this answer got lost
}

/** Once for each order, also after a restart. The order's id is its delivery's. */
function isFirst(id) {
  try {
    writeFileSync(`${SEEN}/${createHash("sha256").update(id).digest("hex")}`, "", { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

async function run(order) {
  const child = spawn(program, args, { env: { PATH, HOME, LANG } });
  running.set(order.id, child);
  const end = new Promise((resolve) => child.on("close", (code) => resolve(code)).on("error", () => resolve(null)));
  child.stdin.on("error", () => {}).end(JSON.stringify(order)); // not every program reads it
  const begun = report(order, { state: "in_progress" });
  const follow = async (output) => {
    // Read from the first moment: Node throws away what nobody reads of a program that has ended.
    for await (const log of output.setEncoding("utf8"))
      await begun.then(() => report(order, { state: "in_progress", log }));
  };
  const [code] = await Promise.all([end, follow(child.stdout), follow(child.stderr), begun]);
  running.delete(order.id);
  const state = code === null ? "error" : code === 0 ? "success" : "failure";
  await report(order, {
    state,
    description: code === null ? `${program} was stopped` : `${program} ended with ${code}`,
  });
}

/** Again while Slipway is away, for some minutes. After 401 there is nobody to report to: the run is over. */
async function report(order, fields) {
  const headers = { authorization: `Bearer ${order.report.token}`, "content-type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(fields), redirect: "manual" };
  for (let wait = 1000; wait < 300_000; wait *= 2) {
    const post = fetch(order.report.url, { ...request, signal: AbortSignal.timeout(10_000) });
    const status = await post.then((answer) => answer.arrayBuffer().then(() => answer.status)).catch(() => 500);
    if (status === 401) running.get(order.id)?.kill();
    if (status < 500 && status !== 429) return;
    await setTimeout(wait);
  }
}
