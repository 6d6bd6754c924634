// Secrets that are good for one demo.
import { randomBytes } from "node:crypto";

export const secret = (): string => randomBytes(20).toString("hex");
