// The name of a task, as slipway.yml may call one.
import { unseen } from "../config/environment-name.ts";

export const isTask = (name: string): boolean => /^\S{1,100}$/u.test(name) && !unseen.test(name);
