import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { parseReport } from "../../src/executors/reports/parse-report.ts";
import { reportFields } from "../../src/executors/reports/report-fields.ts";
import { signedHeaders } from "../../src/executors/webhook/sign.ts";
import { anOrder } from "./run.ts";

const document = readFileSync(resolve(import.meta.dirname, "../../docs/executors-webhook.md"), "utf8");
const [order = "", report = ""] = [...document.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");

const keysOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]))
    : null;

test("the order in the document has the fields of an order, in their order", () => {
  expect(JSON.stringify(keysOf(JSON.parse(order)))).toBe(JSON.stringify(keysOf(anOrder({ sealed: {} }))));
});

test("the report in the document has every field, and is taken", () => {
  expect(Object.keys(JSON.parse(report))).toEqual(Object.keys(reportFields.shape));
  expect(parseReport(Buffer.from(report))).toHaveProperty("report");
});

test("the signature in the document is right", () => {
  const cell = (name: string): string => new RegExp(`^\\| ${name} \\| \`(.*)\` \\|$`, "m").exec(document)?.[1] ?? "";
  const at = new Date(Number(cell("timestamp")) * 1000);
  const headers = signedHeaders({ event: "order", id: cell("delivery"), body: cell("body") }, cell("secret"), at);
  expect(headers["x-slipway-signature-256"]).toBe(cell("signature"));
});

test("the document names every header that is sent", () => {
  const sent = Object.keys(signedHeaders({ event: "order", id: "1", body: "" }, "s", new Date(0)));
  expect(sent.filter((name) => !document.toLowerCase().includes(`\`${name}\``))).toEqual([]);
});
