// Durations: `90s`, `30m`, `8h`, `2d`, none of them 0.
import * as z from "zod";
import { parseDuration } from "../../domain/duration.ts";
import { must } from "../wording.ts";

const error = must("be a whole number above 0 with s, m, h or d, such as 30m");

export const durationUpTo = (most: string) =>
  z
    .string({ error })
    .regex(/^(?=\d*[1-9])\d{1,9}[smhd]$/, { error })
    .refine((text) => (parseDuration(text) ?? 0) <= (parseDuration(most) ?? 0), `must not be longer than ${most}`)
    .meta({ title: `duration up to ${most}` });
