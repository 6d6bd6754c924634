// Where somebody goes after signing in: a page of this Slipway, never another site.

/** Characters: a cookie has 4096 for everything. */
const longest = 2000;

/** "/" for whatever is no path of ours. Without what stands after "#", which browsers keep to themselves. */
export function wayBack(asked: string | undefined): string {
  if (!asked?.startsWith("/")) return "/";
  const url = URL.parse(asked, "http://own.invalid");
  const isOwn = url?.origin === "http://own.invalid" && !url.pathname.startsWith("//") && !url.username;
  const way = isOwn && !isSignIn(url.pathname) ? url.pathname + url.search : "/";
  return way.length > longest ? "/" : way;
}

/** It would lead in a circle. */
const isSignIn = (path: string): boolean => /^\/(sign-in|sign-out|signed-out)(\/|$)/.test(path);
