// What comes while the database is at work goes to it together: the more there is, the less each costs.

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly done: (answer: Answer) => void;
  readonly failed: (error: unknown) => void;
}

/** More would make the first of them wait for long. */
const mostTogether = 200;

/**
 * The first goes at once, those that come meanwhile are next, as one. `answerAll` has an answer for each, in their
 * order; where it throws, none of those together was answered.
 */
export function together<Asked, Answer>(
  answerAll: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = [];
  let working = false;

  async function work(): Promise<void> {
    working = true;
    while (waiting.length > 0) await workOff(waiting.splice(0, mostTogether));
    working = false;
  }

  async function workOff(batch: readonly Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await answerAll(batch.map(({ asked }) => asked));
      batch.forEach(({ done }, index) => done(answers[index] as Answer));
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }

  return (asked) =>
    new Promise((done, failed) => {
      waiting.push({ asked, done, failed });
      if (!working) void work();
    });
}
