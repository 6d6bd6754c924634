import { expect, test } from "@jest/globals";
import { readConfig } from "../../src/config/read-config.ts";
import type { ConfigFile } from "../../src/domain/snapshot.ts";

const file = (text: string): ConfigFile => ({
  kind: "file",
  path: ".github/slipway.yml",
  url: "https://github.com/acme/site/blob/main/.github/slipway.yml",
  text,
});

test("without a file everything has its default", () => {
  expect(readConfig({ kind: "missing" })).toEqual({ kind: "settings", settings: null });
});

test("a file without mistakes is what it says", () => {
  expect(readConfig(file("default_environment: qa"))).toEqual({
    kind: "settings",
    settings: { defaultEnvironment: "qa", environments: null },
  });
});

test("a file with a mistake stops deployments, and says where it is", () => {
  expect(readConfig(file("environment: staging"))).toEqual({
    kind: "refused",
    because: {
      reason: "config_broken",
      facts: {
        path: ".github/slipway.yml",
        url: "https://github.com/acme/site/blob/main/.github/slipway.yml",
        problems: [
          {
            line: 1,
            column: 1,
            message:
              'unknown key "environment": did you mean "environments"? Allowed here: default_environment, environments',
          },
        ],
      },
    },
  });
});

test("a file that cannot be read stops deployments", () => {
  expect(readConfig({ kind: "unreadable", why: "GitHub answered 502" })).toEqual({
    kind: "refused",
    because: { reason: "config_unreadable", facts: { why: "GitHub answered 502" } },
  });
});
