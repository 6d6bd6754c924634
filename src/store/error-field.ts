// What a thrown thing says of itself, whoever made it: Node, SQLite, PostgreSQL's client.

/** "" where it has no such text. */
export function errorField(error: unknown, name: "code" | "errcode" | "message"): string {
  const value = typeof error === "object" && error !== null ? (error as Record<string, unknown>)[name] : null;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
