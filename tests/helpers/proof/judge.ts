import { ERROR_CODES } from '../../../src/base/errors.ts';

interface GivenError {
  readonly message?: unknown;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: unknown };
}

export interface GivenAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GivenError[];
  readonly extensions?: { readonly cost?: { readonly estimate: number; readonly limit: number } };
}

const TOLD = new Set<unknown>([
  ...Object.keys(ERROR_CODES).filter((code) => code !== 'INTERNAL_SERVER_ERROR' && code !== 'NOT_WORDPRESS'),
  ...['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST'],
  ...['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_MISMATCH'],
]);

const STACK = /\n\s+at |node_modules|\.[jt]s:\d+|Fatal error|\/var\/www|undici|ECONN/;

/** What is wrong with an answer, whatever was asked: errors that tell too much, or that nobody catalogued. */
export function complaintsOf(
  body: string,
  answer: GivenAnswer,
  secrets: readonly string[],
  upstream: string,
): string[] {
  const errors = answer.errors ?? [];
  const words = JSON.stringify(errors);
  return [
    ...errors
      .filter(({ extensions }) => !TOLD.has(extensions?.code))
      .map((error) => `an error that is not in the catalogue: ${JSON.stringify(error)}`),
    ...secrets.filter((secret) => body.includes(secret)).map((secret) => `${secret} in the answer`),
    ...(STACK.test(words.replaceAll('\\n', '\n')) ? [`insides in errors: ${words}`] : []),
    ...(words.includes(upstream) ? [`the address of WordPress in errors: ${words}`] : []),
    ...(answer.data === undefined && errors.length === 0 ? ['neither data nor errors'] : []),
    ...(answer.errors?.length === 0 ? ['errors, but none in it'] : []),
  ];
}

/**
 * Where an answer says something else than it should: a null with an error at its place, or above it, says nothing.
 */
export function differences(given: GivenAnswer, wanted: GivenAnswer): string[] {
  const failed = (given.errors ?? []).map(({ path }) => path ?? []);
  if (given.data === null || given.data === undefined) {
    return failed.length > 0 ? [] : ['no data, and no error'];
  }
  const found: string[] = [];
  compare(given.data, wanted.data, []);
  return found;

  function compare(one: unknown, other: unknown, path: readonly (string | number)[]): void {
    if (one === null && other !== null && failed.some((place) => startsWith(place, path))) return;
    if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
      one.forEach((item: unknown, index) => void compare(item, other[index], [...path, index]));
    } else if (isRecord(one) && isRecord(other) && !Array.isArray(one) && !Array.isArray(other)) {
      for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
        compare(one[name], other[name], [...path, name]);
      }
    } else if (!Object.is(one, other)) {
      found.push(
        `${path.join('.')}: ${JSON.stringify(one)} instead of ${JSON.stringify(other)}`.slice(0, 500),
      );
    }
  }
}

/** An error in a non-null field is told at its place, and takes what is above with it. */
const startsWith = (whole: readonly unknown[], beginning: readonly unknown[]): boolean =>
  beginning.every((step, index) => whole[index] === step);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
