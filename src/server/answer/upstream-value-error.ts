import { type GraphQLError, Kind } from 'graphql';
import { PressgraphError } from '../../base/errors.ts';

/** What graphql-js and scalars say when a scalar or an enum cannot represent a resolved value. */
const UNFIT = /^(?:Enum "(\w+)"|(\w+)) cannot represent\b[^:]*(?::\s*([\s\S]*))?$/;
const NO_LIST = /^Expected Iterable, but did not find one for field /;
const NOTHING = /^Cannot return null for non-nullable field /;

const EXPECTED: Readonly<Record<string, string>> = {
  String: 'a string',
  ID: 'an id',
  Int: 'an integer',
  Float: 'a number',
  Boolean: 'true or false',
  DateTime: 'a date',
  URL: 'a URL',
};

const NUMBERS: ReadonlySet<string | undefined> = new Set(['Int', 'Float']);

/** The kind of a value, from how GraphQL prints it; the value itself is not exposed. */
function kindOf(shown: string | undefined, scalar: string | undefined): string {
  if (!shown) return 'something else';
  if (shown.startsWith('{')) return 'an object';
  if (shown.startsWith('[')) return 'a list';
  if (/^["']/.test(shown))
    return NUMBERS.has(scalar) || scalar === 'Boolean' ? 'a string' : 'a different string';
  if (/^(?:true|false)$/.test(shown)) return 'true or false';
  if (!/^-?(?:\d|Infinity|NaN)/.test(shown)) return 'something else';
  return NUMBERS.has(scalar) ? 'a different number' : 'a number';
}

/**
 * A value that does not fit its field, as a catalogue error. Resolvers pass on what WordPress sent, so
 * WordPress's response is at fault. Recognised by message, since the executor marks these errors in no other
 * way; an exception thrown by a resolver does not count.
 *
 * @returns `undefined` for everything else.
 */
export function upstreamValueError(inner: Error, place: GraphQLError): PressgraphError | undefined {
  // Without a path, nothing was executed yet: the error is about the caller's input.
  if (place.path === undefined || inner instanceof TypeError || inner instanceof RangeError) return undefined;
  const node = place.nodes?.[0];
  const field = node?.kind === Kind.FIELD ? node.name.value : place.path.findLast(isName);
  const describe = complaint(inner.message);
  return describe && new PressgraphError('UPSTREAM_ERROR', describe(`\`${field}\``), { cause: inner });
}

function complaint(message: string): ((field: string) => string) | undefined {
  const unfit = UNFIT.exec(message);
  if (unfit) {
    const [, enumName, scalar, shown] = unfit;
    const expected = enumName === undefined ? (EXPECTED[`${scalar}`] ?? `a ${scalar}`) : `a ${enumName}`;
    return (field) => `Expected ${expected} for ${field}, got ${kindOf(shown, scalar)} from WordPress.`;
  }
  if (NO_LIST.test(message)) return (field) => `Expected a list for ${field}, got none from WordPress.`;
  if (NOTHING.test(message)) return (field) => `Expected a value for ${field}, got none from WordPress.`;
  return undefined;
}

const isName = (key: string | number): boolean => typeof key === 'string';
