// Who does something: a person, or an App with an installation token, which acts as its bot.

export interface Actor {
  readonly login: string;
  readonly app: number | null;
}

export const person = (login: string): Actor => ({ login, app: null });
