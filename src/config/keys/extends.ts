// The file of another repository that a file builds on.
import { parseExtended } from "../parse-extended.ts";
import { text } from "../values.ts";

export const extended = text
  .superRefine((value, context) => {
    const parsed = parseExtended(value);
    if (typeof parsed === "string") context.addIssue({ code: "custom", message: parsed });
  })
  .meta({ title: "repository, or repository:path" });
