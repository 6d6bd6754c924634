// Which contexts are asked for.
import * as z from "zod";
import { must } from "../wording.ts";
import { listOf, name } from "../values.ts";

export const contexts = z.union([z.enum(["all", "none"]), listOf(name, "names")], {
  error: must("be all, none or a list of names"),
});
