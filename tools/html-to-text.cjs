// Its packages are evaluated with the first conversion: what parses CSS selectors in them takes some ten milliseconds. By its path,
// because for `require` the package has another build, with packages of its own.
exports.compile = (/** @type {unknown} */ options) =>
  // @ts-expect-error It has no declarations for its parts.
  require('../node_modules/html-to-text/lib/html-to-text.mjs').compile(options);
