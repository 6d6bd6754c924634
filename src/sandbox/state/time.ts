// GitHub's time: whole seconds.
import type { State } from "./model.ts";

export const toTimestamp = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

export const timestamp = ({ clock }: Pick<State, "clock">): string => toTimestamp(clock.now());
