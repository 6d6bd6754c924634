// From the files of a commit to the files of a site: pages get their news, and say what they were built from.

type Files = ReadonlyMap<string, string>;

const source = "site/";

export const buildSite = (files: Files, stamp: string): Files =>
  new Map(
    [...files].flatMap(([path, content]) => {
      if (!path.startsWith(source)) return [];
      const page = path.endsWith(".html") ? fill(content, { news: newsOf(files), build: escape(stamp) }) : content;
      return [[path.slice(source.length), page]];
    }),
  );

/** A page has `<!-- news -->` where the news belong. */
const fill = (page: string, parts: Readonly<Record<string, string>>): string =>
  page.replaceAll(/<!-- (\w+) -->/g, (comment, name: string) => parts[name] ?? comment);

function newsOf(files: Files): string {
  const items = [...files].filter(([path]) => path.endsWith(".md") && !path.startsWith(source));
  if (items.length === 0) return "";
  return `<section><h2>News</h2><ul>${items.map(([, text]) => `<li>${escape(text.trim())}</li>`).join("")}</ul></section>`;
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export interface BrokenLink {
  readonly page: string;
  readonly link: string;
}

/** All pages stand in one folder; what leads to elsewhere is not looked at. */
export const brokenLinks = (site: Files): readonly BrokenLink[] =>
  [...site].flatMap(([page, content]) => {
    if (!page.endsWith(".html")) return [];
    const links = [...content.matchAll(/ (?:href|src)="([^":#]+)"/g)].map(([, link = ""]) => link);
    return links.filter((link) => !site.has(link)).map((link) => ({ page, link }));
  });
