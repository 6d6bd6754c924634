// Whose request it is: the address of the connection, or what the proxies in front of Slipway say of it.
import type { Context } from "hono";

interface Connection {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

/** All without one, as in a test without a server, count as one. */
export const ofConnection = ({ env }: Context): string =>
  (env as Connection | undefined)?.incoming?.socket?.remoteAddress ?? "";

/**
 * Each proxy adds to the end of X-Forwarded-For whom it heard, and what stands before that anybody may have written:
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-Forwarded-For#selecting_an_ip_address
 */
export const addressBehind =
  (proxies: number) =>
  (context: Context): string => {
    const heard = (context.req.header("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
    return (proxies > 0 && heard.at(-proxies)) || ofConnection(context);
  };
