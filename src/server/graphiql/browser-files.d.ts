/**
 * The compiled scripts and the styles of `browser/` by their file names, such as `start.js`. `tools/build-graphiql.mjs`
 * writes this module into `dist/`.
 */
export const browserFiles: Readonly<Record<string, string>>;
