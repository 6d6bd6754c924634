// What the terminal says of a first run: where its page is, and the code that opens it.

export interface Listening {
  /** What was listened on. */
  readonly host: string;
  readonly port: number;
  /** Where this Slipway is said to be; null: nobody said. */
  readonly url: string | null;
}

/** A host as an address holds it. */
const inAddress = (host: string): string => (host.includes(":") ? `[${host}]` : host);

const isEverywhere = (host: string): boolean => host === "0.0.0.0" || host === "::";

export function announcement({ host, port, url }: Listening, code: string): string {
  const own = `http://${isEverywhere(host) ? "localhost" : inAddress(host)}:${port}/`;
  return [
    "",
    "Slipway has no GitHub App yet. Register one in a browser:",
    "",
    `  ${own}${url !== null && isEverywhere(host) ? `   (or ${url}/)` : ""}`,
    "",
    `  one-time code: ${code}`,
    "",
    ...(isEverywhere(host)
      ? []
      : [
          "From another machine, or out of a container: ssh -L, or set SLIPWAY_SETUP_HOST.",
          "SLIPWAY_SETUP=0 asks for settings instead.",
          "",
        ]),
    "",
  ].join("\n");
}

export const nextCode = (code: string): string => `\nToo many wrong codes. A new one: ${code}\n\n`;
