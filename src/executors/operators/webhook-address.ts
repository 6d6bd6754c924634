// Where a webhook may be: https, or this machine.
import { isSafeForSecrets } from "../../domain/safe-for-secrets.ts";

/** Nothing in it may be a secret: it is logged. */
export function isWebhookAddress(address: string): boolean {
  if (/[\s\p{C}\\]/u.test(address) || !/^https?:\/\//i.test(address)) return false;
  const url = URL.parse(address);
  return url !== null && url.username === "" && url.password === "" && isSafeForSecrets(address);
}
