// Writes the documents that are made from the source: node scripts/docs.ts
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { documents } from "./docs/documents.ts";

for (const { path, render } of documents) {
  writeFileSync(resolve(import.meta.dirname, "..", path), render());
}
