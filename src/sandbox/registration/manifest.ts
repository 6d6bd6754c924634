// A manifest of an App, read as GitHub reads it: https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest#github-app-manifest-parameters
import { z } from "zod";

const address = z.url({ protocol: /^https?$/ });

const schema = z.object({
  name: z.string().max(34).optional(),
  url: address,
  hook_attributes: z.object({ url: address, active: z.boolean().optional() }).optional(),
  redirect_url: address.optional(),
  callback_urls: z.array(address).max(10).optional(),
  setup_url: address.optional(),
  description: z.string().optional(),
  public: z.boolean().optional(),
  default_events: z.array(z.string()).optional(),
  default_permissions: z.record(z.string(), z.enum(["read", "write"])).optional(),
});

export type Manifest = z.infer<typeof schema>;

export function parseManifest(text: string): Manifest | { readonly problem: string } {
  const { data, error } = schema.safeParse(parseJson(text));
  if (data) return data;
  const [first] = error.issues;
  return { problem: `Error ${JSON.stringify(first?.path.join("/"))}: ${first?.message}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
