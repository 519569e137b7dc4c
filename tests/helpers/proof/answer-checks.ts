import { ERROR_CODES } from '../../../src/base/errors.ts';

interface GraphQLAnswerError {
  readonly message?: unknown;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: unknown };
}

export interface GraphQLAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLAnswerError[];
  readonly extensions?: { readonly cost?: { readonly estimate: number; readonly limit: number } };
}

const ALLOWED_CODES = new Set<unknown>([
  ...Object.keys(ERROR_CODES).filter((code) => code !== 'INTERNAL_SERVER_ERROR' && code !== 'NOT_WORDPRESS'),
  ...['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST'],
  ...['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED', 'PERSISTED_QUERY_MISMATCH'],
]);

const STACK = /\n\s+at |node_modules|\.[jt]s:\d+|Fatal error|\/var\/www|undici|ECONN/;

/** What is wrong with an answer to any operation: errors that leak internals, or that are not in the catalogue. */
export function violationsIn(
  body: string,
  answer: GraphQLAnswer,
  secrets: readonly string[],
  upstream: string,
): string[] {
  const errors = answer.errors ?? [];
  const text = JSON.stringify(errors);
  return [
    ...errors
      .filter(({ extensions }) => !ALLOWED_CODES.has(extensions?.code))
      .map((error) => `an error that is not in the catalogue: ${JSON.stringify(error)}`),
    ...secrets.filter((secret) => body.includes(secret)).map((secret) => `${secret} in the answer`),
    ...(STACK.test(text.replaceAll('\\n', '\n')) ? [`internals in errors: ${text}`] : []),
    ...(text.includes(upstream) ? [`the address of WordPress in errors: ${text}`] : []),
    ...(answer.data === undefined && errors.length === 0 ? ['neither data nor errors'] : []),
    ...(answer.errors?.length === 0 ? ['an empty list of errors'] : []),
  ];
}

/**
 * Where an answer differs from the expected one. A null with an error at its path, or in it, is not a difference.
 */
export function differences(actual: GraphQLAnswer, expected: GraphQLAnswer): string[] {
  const failed = (actual.errors ?? []).map(({ path }) => path ?? []);
  if (actual.data === null || actual.data === undefined) {
    return failed.length > 0 ? [] : ['no data, and no error'];
  }
  const found: string[] = [];
  compare(actual.data, expected.data, []);
  return found;

  function compare(one: unknown, other: unknown, path: readonly (string | number)[]): void {
    if (one === null && other !== null && failed.some((errorPath) => startsWith(errorPath, path))) return;
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

/** An error in a non-null field has its own path, and nulls its nearest nullable parent. */
const startsWith = (whole: readonly unknown[], beginning: readonly unknown[]): boolean =>
  beginning.every((step, index) => whole[index] === step);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
