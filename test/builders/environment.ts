// An environment as it is after defaults, where a test does not say otherwise.
import { defaultEnvironment, type Environment } from "../../src/domain/environment.ts";

export const anEnvironment = (told: Partial<Environment> = {}): Environment => ({
  ...defaultEnvironment("staging"),
  ...told,
});
