// Texts of strangers as columns by which rows are found: PostgreSQL takes no U+0000, and its indexes nothing long.

const longest = 255;

export const columnText = (text: string): string => text.replaceAll("\u0000", "").slice(0, longest).toWellFormed();

/** Of what is the same in whatever case it is written. */
export const columnName = (text: string): string => columnText(text.toLowerCase());
