// An answer that ended too early is none: Octokit would hand its text over as if it were the data.

interface Answered {
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

/** Throws as @octokit/request does where a connection broke. */
export function refuseHalf({ headers, data }: Answered): void {
  const isJson = String(headers["content-type"]).startsWith("application/json");
  if (isJson && typeof data === "string") throw Object.assign(new Error("the answer ended too early"), { status: 500 });
}
