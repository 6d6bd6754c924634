// Web addresses.
import * as z from "zod";
import { fillNumber } from "../environment-name.ts";
import { must } from "../wording.ts";

/** Never repeated in a sentence: it may hold a password. */
export const webAddress = z
  .string({ error: must("be a web address") })
  .refine(isWebAddress, "must be an address that starts with https:// or http://, without user, password or blanks")
  .meta({ title: "web address" });

function isWebAddress(address: string): boolean {
  if (/[\s\p{Cc}\p{Cf}]/u.test(address)) return false;
  const url = URL.parse(fillNumber(address, 1));
  return /^https?:\/\//i.test(address) && url !== null && url.username === "" && url.password === "";
}
