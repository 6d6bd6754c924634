// Where people meet GitHub, from where its API is.

/**
 * Enterprise Server has both on one host: https://docs.github.com/enterprise-server@latest/rest/using-the-rest-api/getting-started-with-the-rest-api
 * github.com, and Enterprise Cloud with data residency, at "api." and without: https://docs.github.com/enterprise-cloud@latest/admin/data-residency/about-github-enterprise-cloud-with-data-residency
 */
export function webUrlOf(apiUrl: string): string {
  const { protocol, host } = new URL(apiUrl);
  const isCloud = host === "api.github.com" || (host.startsWith("api.") && host.endsWith(".ghe.com"));
  return `${protocol}//${isCloud ? host.slice("api.".length) : host}`;
}
