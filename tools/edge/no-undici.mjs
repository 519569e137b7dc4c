/** Stands in for undici's exchange at the edge, which has one over `fetch`. @returns {never} */
export function createUndiciExchange() {
  throw new TypeError('Expected an exchange: there is no undici at the edge.');
}
