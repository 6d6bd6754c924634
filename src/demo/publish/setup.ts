// What the program is told: by its operator in the file publish.json, and by Slipway on its standard input.

export interface Setup {
  /** Of GitHub, without a slash at the end. */
  readonly apiUrl: string;
  /** Of somebody who may only read. */
  readonly token: string;
  /** Where the folder `shown` can be seen, without a slash at the end. */
  readonly siteUrl: string;
  /** Milliseconds between two lines: so small a site would be over before anybody looks. */
  readonly pause: number;
}

/** The part of the order that is needed here: docs/executors-webhook.md shows all of it. */
export interface Order {
  readonly deployment: {
    readonly id: number;
    readonly sha: string;
    readonly ref: string;
    readonly environment: string;
  };
  readonly repository: { readonly full_name: string };
  readonly actor: string;
  readonly report: { readonly url: string; readonly token: string };
}
