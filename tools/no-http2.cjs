/** In place of undici's HTTP/2, which no option turns on. */
module.exports = function connectH2() {
  throw new Error('HTTP/2 is not part of the bundle.');
};
