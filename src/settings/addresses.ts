// Addresses that settings are about: where GitHub's API is, and where this Slipway is.

/**
 * Enterprise Server answers below /api/v3: https://docs.github.com/en/enterprise-server@3.19/rest/using-the-rest-api/getting-started-with-the-rest-api
 * Enterprise Cloud with data residency at a host of its own: https://docs.github.com/en/enterprise-cloud@latest/graphql/guides/managing-enterprise-accounts
 */
export function toApiUrl(host: string | undefined, protocol: string): string {
  if (!host || /^github\.com$/i.test(host)) return "https://api.github.com";
  return /\.ghe\.com$/i.test(host) ? `${protocol}://api.${host}` : `${protocol}://${host}/api/v3`;
}

/** A base of links without "/" at its end; null for what is none. */
export function toBase(text: string): string | null {
  const url = /\s/.test(text) ? null : URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || /[?#]/.test(text) || url.username || url.password) return null;
  return url.origin + url.pathname.replace(/\/+$/, "");
}
