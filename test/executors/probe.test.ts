// Whether an executor could be used, found out without an order.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, expect, test } from "@jest/globals";
import nock from "nock";
import type { LocalCommand, OperatorWebhook, SshCommand } from "../../src/executors/operators/operators.ts";
import { probe } from "../../src/executors/probe/probe.ts";
import { overSsh, startSshd } from "./sshd.ts";

const variables = { PATH: process.env["PATH"], HOME: process.env["HOME"] };
const common = { name: "one", repositories: ["acme/*"], environments: null, timeout: null };
/** It would say of every connection that it is there. */
beforeAll(() => nock.restore());

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "slipway-probe-"));
  closing.push(() => rmSync(folder, { recursive: true }));
  return folder;
}

const aCommand = (change: Partial<LocalCommand>): LocalCommand => ({
  ...common,
  kind: "command",
  concurrency: 1,
  directory: null,
  command: ["sh"],
  ...change,
});

test("a program is looked for as it would be run", async () => {
  const folder = aFolder();
  writeFileSync(join(folder, "deploy"), "#!/bin/sh\n", { mode: 0o755 });
  writeFileSync(join(folder, "notes"), "not a program", { mode: 0o644 });
  const all = [
    aCommand({}),
    aCommand({ command: [join(folder, "deploy")] }),
    aCommand({ command: [join(folder, "notes")] }),
    aCommand({ command: [folder] }),
    aCommand({ command: ["no-such-program-anywhere"] }),
    aCommand({ directory: join(folder, "none") }),
  ];
  const probed = await Promise.all(all.map((one) => probe(one, { variables })));
  expect(probed.map(({ state }) => state)).toEqual(["good", "good", "bad", "bad", "bad", "bad"]);
  expect(probed[2]).toEqual({
    state: "bad",
    says: `${join(folder, "notes")} is not there, or may not be run`,
    todo: "Put it there, and make it executable for Slipway.",
  });
});

interface Door {
  readonly server: Server;
  readonly port: number;
  readonly heard: string[];
}

async function aDoor(): Promise<Door> {
  const heard: string[] = [];
  const server = createServer((socket) => socket.on("data", (data) => heard.push(String(data))));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  closing.push(() => server.close());
  return { server, heard, port: (server.address() as AddressInfo).port };
}

const aWebhook = (port: number): OperatorWebhook => ({
  ...common,
  kind: "webhook",
  url: `http://127.0.0.1:${port}/hooks`,
  secret: "a random secret",
});

test("a webhook's host is reached, and told nothing", async () => {
  const { port, heard, server } = await aDoor();
  expect(await probe(aWebhook(port), { variables })).toEqual({
    state: "good",
    says: `127.0.0.1:${port} can be reached`,
    todo: null,
  });
  await new Promise((closed) => server.close(closed));
  expect([heard, await probe(aWebhook(port), { variables })]).toEqual([
    [],
    {
      state: "bad",
      says: `127.0.0.1:${port} cannot be reached from here: nothing listens there`,
      todo: "Start what takes its orders, or mend its address, name server or firewall.",
    },
  ]);
});

test("a client of ssh that is not there is told", async () => {
  const one: SshCommand = {
    ...common,
    kind: "ssh",
    concurrency: 1,
    command: ["./deploy.sh"],
    cancel: null,
    destination: { user: "deploy", host: "web1.example.com", port: null },
  };
  expect(await probe(one, { variables, ssh: ["no-such-ssh"] })).toMatchObject({
    state: "bad",
    says: "The ssh client does not run here",
  });
});

overSsh("a host whose key is known is good when it can be reached, and one whose key is not known is not", async () => {
  const folder = aFolder();
  const { destination, client, close } = await startSshd(folder);
  closing.push(close);
  const one: SshCommand = {
    ...common,
    kind: "ssh",
    concurrency: 1,
    command: ["./deploy.sh"],
    cancel: null,
    destination,
  };
  const at = `[127.0.0.1]:${destination.port}`;
  expect(await probe(one, { variables, ssh: client })).toEqual({
    state: "good",
    says: `The key of ${at} is known, and it can be reached`,
    todo: null,
  });
  writeFileSync(join(folder, "known"), "");
  expect(await probe(one, { variables, ssh: client })).toMatchObject({
    state: "bad",
    says: `The key of ${at} is not known`,
  });
});
