import { PressgraphError } from '../../base/errors.ts';

/** A value of a REST query parameter. A list is sent comma-separated, as WordPress reads it; `undefined` is left out. */
export type RestValue = string | number | boolean | readonly (string | number)[] | undefined;

export type RestQuery = Readonly<Record<string, RestValue>>;

/** Parameters that are sent, by name, in order. */
export type RestParameters = readonly (readonly [name: string, value: Exclude<RestValue, undefined>])[];

/**
 * The parameters of a query that have a value.
 *
 * @throws PressgraphError `INTERNAL_SERVER_ERROR` for what must not be sent: a number that is none, or an empty list
 *   (WordPress reads `include=` as no condition at all, and returns everything).
 */
export function parametersOf(query: RestQuery, route: string): RestParameters {
  const parameters = Object.entries(query).filter(isGiven);
  for (const [name, value] of parameters) assertSendable(route, name, value);
  return parameters;
}

/** `include=1,2,3&_fields=id,slug` */
export function queryString(parameters: RestParameters): string {
  const pairs = parameters.flatMap(([name, value]) => {
    if (!isList(value)) return [pair(name, String(value))];
    // WordPress splits a list at commas and white space (wp_parse_list): items with one need a list of PHP's own.
    if (value.some((item) => typeof item === 'string' && /[\s,]/.test(item))) {
      return value.map((item) => pair(`${name}[]`, String(item)));
    }
    return [pair(name, value.join(','))];
  });
  return pairs.join('&');
}

/** `categories[terms]=2` as PHP reads it: `{ categories: { terms: 2 } }`. */
export function asNestedObject(parameters: RestParameters): Record<string, unknown> {
  const result: Record<string, unknown> = Object.create(null);
  for (const [name, value] of parameters) {
    const [, first = name, second] = /^([^[]+)\[([^\]]+)\]$/.exec(name) ?? [];
    if (second === undefined) {
      result[name] = value;
    } else {
      const inner = result[first];
      result[first] = { ...(typeof inner === 'object' ? inner : {}), [second]: value };
    }
  }
  return result;
}

function isGiven(entry: [string, RestValue]): entry is [string, Exclude<RestValue, undefined>] {
  return entry[1] !== undefined;
}

function assertSendable(route: string, name: string, value: Exclude<RestValue, undefined>): void {
  if (Array.isArray(value) && value.length === 0) {
    throw new PressgraphError(
      'INTERNAL_SERVER_ERROR',
      `${route}: the parameter “${name}” is an empty list, which WordPress would read as no condition at all.`,
      { route },
    );
  }
  const stray = isList(value) ? value.find(isNoNumber) : isNoNumber(value) ? value : undefined;
  if (stray !== undefined) {
    throw new PressgraphError(
      'INTERNAL_SERVER_ERROR',
      `${route}: the parameter “${name}” is ${stray}, which is not a number.`,
      { route },
    );
  }
}

const isNoNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isFinite(value);

function isList(value: RestValue): value is readonly (string | number)[] {
  return Array.isArray(value);
}

/** Half of a surrogate pair: UTF-8 cannot encode it, and WordPress cannot find it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Percent-encoded, except for the characters that WordPress's own URLs leave readable: every byte counts in a line of 100 ids. */
export function pair(name: string, value: string): string {
  const readable = (text: string) =>
    // Nearly all are readable as they are: a list of 100 ids has 99 commas to restore.
    /^[\w.,:/-]*$/.test(text)
      ? text
      : encodeURIComponent(text.replace(LONE_SURROGATE, '\ufffd')).replace(/%(2C|3A|2F|5B|5D)/g, (escaped) =>
          decodeURIComponent(escaped),
        );
  return `${readable(name)}=${readable(value)}`;
}
