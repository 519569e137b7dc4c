import { type GraphQLError, Kind } from 'graphql';
import { PressgraphError } from '../../base/errors.ts';

/** How GraphQL says that a scalar or an enum cannot hold what a resolver gave: its own words, and those of scalars. */
const UNFIT = /^(?:Enum "(\w+)"|(\w+)) cannot represent\b[^:]*(?::\s*([\s\S]*))?$/;
const NO_LIST = /^Expected Iterable, but did not find one for field /;
const NOTHING = /^Cannot return null for non-nullable field /;

const EXPECTED: Readonly<Record<string, string>> = {
  String: 'a text',
  ID: 'an id',
  Int: 'a whole number',
  Float: 'a number',
  Boolean: 'true or false',
  DateTime: 'a date',
  URL: 'an address',
};

const NUMBERS: ReadonlySet<string | undefined> = new Set(['Int', 'Float']);

/** The kind of a value, from how GraphQL shows it; the value itself stays untold. */
function kindOf(shown: string | undefined, scalar: string | undefined): string {
  if (!shown) return 'something else';
  if (shown.startsWith('{')) return 'an object';
  if (shown.startsWith('[')) return 'a list';
  if (/^["']/.test(shown)) return NUMBERS.has(scalar) || scalar === 'Boolean' ? 'a text' : 'another text';
  if (/^(?:true|false)$/.test(shown)) return 'true or false';
  if (!/^-?(?:\d|Infinity|NaN)/.test(shown)) return 'something else';
  return NUMBERS.has(scalar) ? 'another number' : 'a number';
}

/**
 * What does not fit into its field, as an error of the catalogue: resolvers hand on what WordPress sent, so that it is
 * WordPress's answer that is wrong. Known by GraphQL's words, for its executor tells such an error by nothing else; an
 * exception out of a resolver is none.
 *
 * @returns `undefined` for everything else.
 */
export function upstreamValueError(inner: Error, place: GraphQLError): PressgraphError | undefined {
  // What an execution has not reached yet is about what the caller sent.
  if (place.path === undefined || inner instanceof TypeError || inner instanceof RangeError) return undefined;
  const node = place.nodes?.[0];
  const field = node?.kind === Kind.FIELD ? node.name.value : place.path.findLast(isName);
  const told = complaint(inner.message);
  return told && new PressgraphError('UPSTREAM_ERROR', told(`\`${field}\``), { cause: inner });
}

function complaint(message: string): ((field: string) => string) | undefined {
  const unfit = UNFIT.exec(message);
  if (unfit) {
    const [, enumName, scalar, shown] = unfit;
    const expected = enumName === undefined ? (EXPECTED[`${scalar}`] ?? `a ${scalar}`) : `a ${enumName}`;
    return (field) => `Expected ${expected} for ${field}, but ${kindOf(shown, scalar)} came from WordPress.`;
  }
  if (NO_LIST.test(message)) return (field) => `Expected a list for ${field}, but none came from WordPress.`;
  if (NOTHING.test(message)) return (field) => `Expected a value for ${field}, but none came from WordPress.`;
  return undefined;
}

const isName = (key: string | number): boolean => typeof key === 'string';
