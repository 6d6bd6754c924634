// What each field of a report may be, with the sentence for what it may not.
import * as z from "zod";
import { oneOf, section } from "../../config/values.ts";
import { must } from "../../config/wording.ts";

export const mostLog = 256 * 1024;
const longestAddress = 2000;

/** PostgreSQL keeps neither NUL nor half a character: https://www.postgresql.org/docs/current/datatype-character.html */
const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "\ufffd");

const text = z.string({ error: must("be text") });

/** Never repeated in a sentence: it may hold a password. */
const webAddress = z
  .string({ error: must("be a web address") })
  .refine(isWebAddress, "must be an address that starts with https:// or http://, without user, password or blanks")
  .refine(
    (address) => address.length <= longestAddress,
    `must not be longer than ${longestAddress.toLocaleString("en")} characters`,
  );

/** What a URL never has is refused, not mended: programs differ in how they do that. */
function isWebAddress(address: string): boolean {
  if (/[\s\p{C}"<>\\^`{|}]/u.test(address)) return false;
  const url = URL.parse(address);
  return /^https?:\/\//i.test(address) && url !== null && url.username === "" && url.password === "";
}

const log = text
  .refine(
    (log) => Buffer.byteLength(log) <= mostLog,
    `must not be longer than ${mostLog / 1024} KiB: send it in several reports`,
  )
  .transform(storable);

/** `null` is as good as nothing. `inactive` is for Slipway to say. */
export const reportFields = section({
  state: oneOf("queued", "pending", "in_progress", "success", "failure", "error"),
  description: text.transform(storable).nullish(),
  environment_url: webAddress.nullish(),
  log_url: webAddress.nullish(),
  log: log.nullish(),
});
