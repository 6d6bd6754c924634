// An error in one text, without the characters that jsonb refuses.

export const describe = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 1000).replaceAll("\0", "").toWellFormed();
