// Jest transform: removes the types, as Node itself does when it runs src/main.ts.
const { createHash } = require("node:crypto");
const { stripTypeScriptTypes } = require("node:module");

module.exports = {
  getCacheKey: (source, path) => createHash("sha1").update(process.version).update(path).update(source).digest("hex"),
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: "strip" }) }),
};
