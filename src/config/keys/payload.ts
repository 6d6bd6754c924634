// What an environment adds to the payload of its deployments.
import * as z from "zod";
import { must } from "../wording.ts";

const largest = 10 * 1024;

/** Slipway's own keys in every payload. */
const reserved = ["parameters", "sealed", "slipway"];

export const payload = z
  .record(z.string(), z.unknown(), { error: must("be a map") })
  .superRefine((data, context) => {
    for (const key of reserved.filter((key) => Object.hasOwn(data, key))) {
      context.addIssue({
        code: "custom",
        path: [key],
        message: "must have another name: Slipway writes this one itself",
      });
    }
    const broken = jsonMistake(data);
    if (broken !== null) context.addIssue({ code: "custom", message: broken });
  })
  .meta({ title: "any map" });

function jsonMistake(data: unknown): string | null {
  try {
    const json = JSON.stringify(data, (_, value: unknown) => finite(value));
    return Buffer.byteLength(json) > largest ? `must not be larger than ${largest / 1024} KiB as JSON` : null;
  } catch {
    return "must be data that JSON can hold: no infinite numbers, no aliases of itself";
  }
}

/** JSON would make null of it. */
function finite(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError();
  return value;
}
