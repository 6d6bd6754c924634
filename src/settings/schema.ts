// Every variable that Slipway reads, and what it may be.
import { z } from "zod";
import { toBase } from "./addresses.ts";

const levels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

const secret = (missing?: string) =>
  z
    .string(missing)
    .refine((text) => text !== "development", 'is "development", which everybody knows: choose a random one');

export const howToMakeKey = "make one with: openssl rand -base64 32";

const key = z.string().trim().min(32, `is shorter than 32 characters: ${howToMakeKey}`);

export const schema = z.object({
  APP_ID: z.coerce.number("is not a number").int("is not a whole number").positive("is not a positive number"),
  WEBHOOK_SECRET: secret(
    "is missing: it is the secret in the App's settings, and without it anybody could send deliveries",
  ),
  WEBHOOK_SECRET_PREVIOUS: secret().optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "is not a postgresql:// address" }).optional(),
  SLIPWAY_DATA_DIR: z.string().default("./data"),
  GHE_HOST: z
    .string()
    .regex(/^[^/\s]+$/, "is a host name only, without https:// and without a path")
    .optional(),
  GHE_PROTOCOL: z.enum(["http", "https"], "is http or https").default("https"),
  HOST: z.string().optional(),
  PORT: z.coerce
    .number("is not a number")
    .int("is not a whole number")
    .min(0)
    .max(65_535, "is above 65535")
    .default(3000),
  SLIPWAY_INTAKE: z.enum(["webhook", "poll"], "is webhook or poll").default("webhook"),
  LOG_LEVEL: z.enum(levels, `is one of ${levels.join(", ")}`).default("info"),
  WEBHOOK_PROXY_URL: z.url({ protocol: /^https?$/, error: "is not an http(s) address" }).optional(),
  SLIPWAY_URL: z
    .string()
    .refine((text) => toBase(text) !== null, "is not an http(s) address without user, password, ? and #")
    .optional(),
  SLIPWAY_KEY: key.optional(),
  SLIPWAY_KEY_PREVIOUS: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(key))
    .default([]),
  SLIPWAY_EXECUTORS: z.string().optional(),
  SLIPWAY_PUBLIC_LOGS: z.enum(["0", "1"], "is 1, or nothing").default("0"),
  SLIPWAY_PROXIES: z.coerce
    .number("is not a number")
    .int("is not a whole number")
    .min(0, "is below 0")
    .max(9, "is above 9")
    .default(0),
  SLIPWAY_SETUP: z.enum(["0", "1"], "is 0, or nothing").default("1"),
  SLIPWAY_SETUP_HOST: z
    .string()
    .regex(/^[^/\s]+$/, "is a host name or an address only, without http:// and without a port")
    .default("127.0.0.1"),
});

export type Values = z.infer<typeof schema>;
export type LogLevel = (typeof levels)[number];
