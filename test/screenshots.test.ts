// The pictures of the documents: each is there, small, and taken by a script.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { pictures } from "../scripts/screenshots/pictures.ts";

const root = resolve(import.meta.dirname, "..");
const documents = ["README.md", ...filesOf("docs", ".md")];

function filesOf(folder: string, ending: string): readonly string[] {
  const all = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return all.filter((file) => file.endsWith(ending)).map((file) => `${folder}/${file}`);
}

const picture = /!\[([^\]]*)\]\(([^)]+)\)/g;

const shown = documents.flatMap((document) =>
  [...readFileSync(join(root, document), "utf8").matchAll(picture)].map(([, words = "", path = ""]) => ({
    words,
    path: relative(root, resolve(root, dirname(document), path)),
  })),
);

test("every picture that a document shows is taken by npm run screenshots, and none is taken for nothing", () => {
  expect([...new Set(shown.map(({ path }) => path))].toSorted()).toEqual(Object.keys(pictures).toSorted());
});

test("every picture is there, and quickly loaded", () => {
  const sizes = Object.keys(pictures).map((path) => [path, statSync(join(root, path)).size < 150_000]);
  expect(sizes).toEqual(Object.keys(pictures).map((path) => [path, true]));
  expect(filesOf("docs", ".png").toSorted()).toEqual(Object.keys(pictures).toSorted());
});

test("whoever does not see a picture reads what it shows", () => {
  expect(shown.filter(({ words }) => words.length < 40)).toEqual([]);
});
