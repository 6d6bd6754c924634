// A card as it is read: without the marks that only keep GitHub from linking.
import type { Markdown } from "../../src/cards/md.ts";

export const read = ({ text }: Markdown): string => text.replaceAll("\u200b", "");
