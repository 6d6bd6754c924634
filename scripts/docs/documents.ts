// The documents that are made from the source, so that they say what it does: one entry for each.
import { renderCommands } from "./commands.ts";
import { renderConfiguration } from "./configuration.ts";
import { renderReasons } from "./reasons.ts";
import { renderSchema } from "./schema.ts";

export interface GeneratedDocument {
  /** From the root of the repository. */
  readonly path: string;
  /** The whole text, with a line break at its end. */
  readonly render: () => string;
}

export const documents: readonly GeneratedDocument[] = [
  { path: "docs/configuration.md", render: renderConfiguration },
  { path: "docs/slipway.schema.json", render: renderSchema },
  { path: "docs/commands.md", render: renderCommands },
  { path: "docs/reasons.md", render: renderReasons },
];
