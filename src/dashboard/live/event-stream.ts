// A long answer of server-sent events whose reader is dropped when it does not read: https://html.spec.whatwg.org/multipage/server-sent-events.html

export interface EventStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Nothing, after the end. */
  send(message: string): void;
  end(): void;
}

export interface Reader {
  /** Called once, however it ended. */
  ended(): void;
  /** It did not read: what is under way to it is not worth waiting for. */
  dropped(): void;
}

/** Messages that wait for the reader, besides those on the way to it. */
export const mostUnread = 16;

export interface Message {
  readonly event: string;
  readonly id?: string;
  readonly data?: string;
}

/** None of them may hold the end of a line. */
export const toMessage = ({ event, id, data = "" }: Message): string =>
  `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${data}\n\n`;

export const toComment = (text: string): string => `: ${text}\n\n`;

const encoder = new TextEncoder();

export function createEventStream(reader: Reader): EventStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const close = (): void => {
    if (controller) reader.ended();
    controller = null;
  };
  const body = new ReadableStream<Uint8Array>(
    { start: (own) => void (controller = own), cancel: close },
    { highWaterMark: mostUnread },
  );
  const end = (): void => {
    controller?.close();
    close();
  };
  const send = (message: string): void => {
    if ((controller?.desiredSize ?? 1) > 0) return controller?.enqueue(encoder.encode(message));
    end();
    reader.dropped();
  };
  return { body, send, end };
}
