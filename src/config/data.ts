// Data of a YAML file before anybody knows whether it is right.

export type Data = Readonly<Record<string, unknown>>;

export const isMap = (data: unknown): data is Data => typeof data === "object" && data !== null && !Array.isArray(data);

/** What is no map has no entries. */
export const asMap = (data: unknown): Data => (isMap(data) ? data : {});

/** What is no list has no entries. */
export const asList = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);

/** The texts of a list, with their places. */
export const textsIn = (data: unknown): readonly { readonly text: string; readonly index: number }[] =>
  asList(data).flatMap((text, index) => (typeof text === "string" && text !== "" ? [{ text, index }] : []));
