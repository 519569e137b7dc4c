/** The parts of a result that decide an operation's outcome. */
export interface ResultSummary {
  /** Each code once. */
  readonly errorCodes: readonly string[];
  /** Whether any root field has a value. */
  readonly hasData: boolean;
}

/** The common shape of results; a stream has neither data nor errors yet. */
interface Result {
  readonly data?: object | null;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined;
}

export function summaryOf(results: readonly object[]): ResultSummary {
  const errors = results.flatMap((result: Result) => result.errors ?? []);
  return {
    errorCodes: [...new Set(errors.map(({ extensions }) => String(extensions?.['code'] ?? 'none')))],
    hasData: results.some(({ data }: Result) => Object.values(data ?? {}).some((value) => value !== null)),
  };
}

const WITHOUT_ERRORS: ResultSummary = { errorCodes: [], hasData: true };

/** Of a cached result. Few have errors, and parsing is expensive. */
export const summaryOfJson = (json: string): ResultSummary =>
  json.includes('"errors":[') ? summaryOf([JSON.parse(json)]) : WITHOUT_ERRORS;
