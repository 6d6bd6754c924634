// What is wrong with the words of a command line.

export interface Problem {
  readonly kind: "problem";
  readonly problem: string;
}

export const problem = (text: string): Problem => ({ kind: "problem", problem: text });

/** What reading them throws, as Node's `parseArgs` does, is what is wrong with them. */
export function orProblem<Asked>(read: () => Asked): Asked | Problem {
  try {
    return read();
  } catch (error) {
    return problem(error instanceof Error ? error.message : String(error));
  }
}
