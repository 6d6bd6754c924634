import { expect, test } from "@jest/globals";
import { networkTrouble } from "../../src/executors/webhook/network-trouble.ts";
import { isSafeForSecrets } from "../../src/domain/safe-for-secrets.ts";

const failed = (cause: object): Error => new TypeError("fetch failed", { cause });
const withCode = (code: string): Error => failed(Object.assign(new Error("deployer.internal"), { code }));

test.each([
  ["ENOTFOUND", "DNS does not know its name"],
  ["EAI_AGAIN", "DNS does not answer"],
  ["ECONNREFUSED", "nothing listens at its address"],
  ["EHOSTUNREACH", "there is no way to its address"],
  ["ENETUNREACH", "there is no way to its address"],
  ["ETIMEDOUT", "its address does not answer"],
  ["UND_ERR_CONNECT_TIMEOUT", "its address does not answer"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "its certificate is for another name"],
  ["CERT_HAS_EXPIRED", "its certificate is not valid today"],
  ["CERT_REVOKED", "its certificate is not trusted"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "its certificate is not trusted"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "its certificate is not trusted"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "its certificate is not trusted"],
  ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "TLS fails"],
  ["EPROTO", "TLS fails"],
])("%s means: %s, and nothing was sent", (code, says) => {
  expect(networkTrouble(withCode(code))).toEqual({
    says: `The executor cannot be reached: ${says} (${code})`,
    mayHaveArrived: false,
  });
});

test.each([
  [failed(new Error("bad port")), "The executor cannot be reached: its port is kept for another protocol", false],
  [failed(new Error("other")), "The connection to the executor broke", true],
  [withCode("ECONNRESET"), "The connection to the executor broke (ECONNRESET)", true],
  [new DOMException("aborted", "TimeoutError"), "The executor did not answer in time", true],
])("%s: %s", (error, says, mayHaveArrived) => {
  expect(networkTrouble(error)).toEqual({ says, mayHaveArrived });
});

test.each([new TypeError("Invalid URL"), new Error("a mistake"), "fetch failed", null])(
  "%s is no trouble of the network",
  (error) => {
    expect(networkTrouble(error)).toBeNull();
  },
);

test.each([
  ["https://deployer.internal/hooks", true],
  ["http://localhost:8080/", true],
  ["http://127.0.0.1:8080/", true],
  ["http://[::1]:8080/", true],
  ["http://deployer.internal/hooks", false],
  ["http://localhost.example.com/", false],
  ["http://127.0.0.1.example.com/", false],
])("%s is safe for secrets: %p", (address, safe) => {
  expect(isSafeForSecrets(address)).toBe(safe);
});
