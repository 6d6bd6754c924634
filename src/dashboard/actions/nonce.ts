// What makes a form one of a kind: sent twice, it is done once.
import { randomBytes } from "node:crypto";

/** 22 letters that nobody guesses. */
export const newNonce = (): string => randomBytes(16).toString("base64url");

const shape = /^[\w-]{22}$/;

export const isNonce = (text: string): boolean => shape.test(text);
