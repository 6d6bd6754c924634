// The App's private key, from wherever Probot looks for it.
import { getPrivateKey } from "@probot/get-private-key";
import type { Environment } from "./environment.ts";

export interface Key {
  /** PEM; "" where there is a problem. */
  readonly privateKey: string;
  readonly problems: readonly string[];
}

/** PRIVATE_KEY (also base64, or with \n for line ends), PRIVATE_KEY_PATH, or the one .pem file of the working directory. */
export function readKey(set: Environment): Key {
  try {
    const privateKey = getPrivateKey({ env: { ...set } });
    return privateKey
      ? { privateKey, problems: [] }
      : { privateKey: "", problems: ["PRIVATE_KEY is missing (or PRIVATE_KEY_PATH)."] };
  } catch {
    // The library's message is about its own options; the variable is what a person can mend.
    const name = set["PRIVATE_KEY"]
      ? "PRIVATE_KEY is not a PEM private key"
      : "PRIVATE_KEY_PATH names no file with a PEM private key";
    return { privateKey: "", problems: [`${name}: download a new one from the App's settings.`] };
  }
}
