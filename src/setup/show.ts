// Notices of the first run as answers.
import type { Context } from "hono";
import { type Notice, noticeView } from "./views/frame.ts";

export const show = (context: Context, notice: Notice): Response | Promise<Response> =>
  context.html(noticeView(notice), notice.status);
