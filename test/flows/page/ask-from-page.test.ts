// What is no command is told at once: GitHub is not asked, and nothing is kept.
import { expect, test } from "@jest/globals";
import { askFromPage } from "../../../src/flows/page/ask-from-page.ts";
import { readAsked } from "../../../src/flows/page/page-command.ts";
import type { Ports } from "../../../src/flows/ports.ts";
import { memoryStore } from "../../../src/store/memory-store.ts";
import { aRequest } from "../../builders/request.ts";
import { today } from "../../builders/time.ts";

const nonce = "n".repeat(22);
const { repository } = aRequest();

test.each(["hello", "", "/deploy a\n/deploy b", "/deploy a\r", "> /deploy a", "/deploy a\u0000"])(
  "%j is not one command",
  async (line) => {
    const store = memoryStore({ now: () => new Date(today("12:00:00")) });
    const ports = { store } as unknown as Ports;
    const answer = await askFromPage(ports, { nonce, repository, pullRequest: 7, login: "ada", line });
    expect(answer).toMatchObject({
      kind: "not_understood",
      said: [{ text: expect.stringContaining("is not one command.") }],
    });
    expect(await readAsked(ports, { repository, nonce })).toBeNull();
  },
);
