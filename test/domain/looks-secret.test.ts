import { expect, test } from "@jest/globals";
import { hideSecrets } from "../../src/domain/hide-secrets.ts";
import { looksSecret } from "../../src/domain/looks-secret.ts";

const github = `ghp_${"aB3dE5".repeat(6)}`;

test.each([
  ["note", github],
  ["note", `github_pat_${"aB3dE5".repeat(6)}`],
  ["id", "AKIAIOSFODNN7EXAMPLE"],
  ["x", `xoxb-${"1".repeat(12)}-${"a".repeat(12)}`],
  ["x", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_-"],
  ["cert", "-----BEGIN RSA PRIVATE KEY-----"],
  ["database", "postgres://ada:hunter2@db.internal/site"],
  ["token", "aB3dE5fG7hI9jK1mN3"],
  ["DB_PASSWORD", "correct-horse-4-battery"],
  ["api_key", "0123456789abcdef0123456789abcdef"],
])("%s=%s looks like a secret", (name, value) => {
  expect(looksSecret(name, value)).toBe(true);
});

test.each([
  ["log_level", "debug"],
  ["message", "fixes the token 12 that nobody could read"],
  ["token", "yes"],
  ["sha", "a1b2c3d4e5f60718293a4b5c6d7e8f9012345678"],
  ["image", "registry.internal/site:2026-11-01"],
  ["url", "https://www.example.com/a:b"],
  ["monkey", "aB3dE5fG7hI9jK1mN3"],
  ["secret", "the second of 12 words"],
])("%s=%s does not", (name, value) => {
  expect(looksSecret(name, value)).toBe(false);
});

test.each([
  ["/deploy staging KEY=sealed:1.5085d612.HDsTd8_-Qw size=2", "/deploy staging KEY=sealed size=2"],
  [`it says ${github} here`, "it says *** here"],
  ["`/deploy staging TOKEN=aB3dE5fG7hI9jK1mN3`: no", "`/deploy staging TOKEN=***`: no"],
  ['password="aB3dE5fG7hI9jK1mN3" x=1', "password=*** x=1"],
  ["a -----BEGIN PRIVATE KEY-----\nabc", "a ***"],
  ["nothing of that kind", "nothing of that kind"],
])("%j is kept as %j", (text, kept) => {
  expect(hideSecrets(text)).toBe(kept);
});

test("hostile text takes no time", () => {
  const began = performance.now();
  for (const text of ["-----BEGIN ", "a://", "key=", "eyJ", "sealed:"]) hideSecrets(text.repeat(20_000));
  expect(performance.now() - began).toBeLessThan(2_000);
});
