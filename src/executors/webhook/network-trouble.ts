// What keeps a request from its receiver, in words that give away no address.

export interface Trouble {
  readonly says: string;
  /** The receiver may have got the request all the same. */
  readonly mayHaveArrived: boolean;
}

/**
 * Of the system (https://nodejs.org/api/errors.html#common-system-errors), of TLS
 * (https://nodejs.org/api/tls.html#x509-certificate-error-codes) and of Node's fetch; in all of these nothing was sent.
 */
const unsent: readonly (readonly [RegExp, string])[] = [
  [/^ENOTFOUND$/, "DNS does not know its name"],
  [/^EAI_/, "DNS does not answer"],
  [/^ECONNREFUSED$/, "nothing listens at its address"],
  [/^E(HOST|NET)UNREACH$/, "there is no way to its address"],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, "its address does not answer"],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, "its certificate is for another name"],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, "its certificate is not valid today"],
  [/^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/, "its certificate is not trusted"],
  [/^(ERR_SSL_|ERR_TLS_|EPROTO$)/, "TLS fails"],
];

/** Null for what is no trouble of the network, but a mistake. */
export function networkTrouble(error: unknown): Trouble | null {
  if (property(error, "name") === "TimeoutError") {
    return { says: "The executor did not answer in time", mayHaveArrived: true };
  }
  if (property(error, "message") !== "fetch failed") return null;
  const cause = property(error, "cause");
  const code = text(property(cause, "code"));
  const known = unsent.find(([pattern]) => pattern.test(code));
  if (known) return { says: `The executor cannot be reached: ${known[1]} (${code})`, mayHaveArrived: false };
  // Ports of other protocols: https://fetch.spec.whatwg.org/#port-blocking
  if (property(cause, "message") === "bad port") {
    return { says: "The executor cannot be reached: its port is kept for another protocol", mayHaveArrived: false };
  }
  return { says: `The connection to the executor broke${code && ` (${code})`}`, mayHaveArrived: true };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const property = (of: unknown, name: string): unknown =>
  typeof of === "object" && of !== null && name in of ? (of as Record<string, unknown>)[name] : undefined;
