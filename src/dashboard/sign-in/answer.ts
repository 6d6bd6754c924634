// Notices as answers: pages for people, a sentence for everything else.
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { baseOf, type Notice, noticePage } from "./views.ts";

const isForPage = (context: Context): boolean => context.req.header("accept")?.includes("text/html") ?? false;

export interface Answered {
  readonly status: ContentfulStatusCode;
  /** Where the link leads after signing in. */
  readonly to?: string;
}

export function answer(context: Context, notice: Notice, { status, to }: Answered): Response | Promise<Response> {
  return isForPage(context)
    ? context.html(noticePage(notice, baseOf(context.req.path), to), status)
    : context.text(`${notice.title}. ${notice.text}\n`, status);
}
