/** Parameters as PHP would hand them to WordPress: a list where `name[]` was sent, text otherwise. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** `?a=1&b[]=2&b[]=3`, and a JSON body over it, which WordPress reads whatever the method. */
export function readParameters(search: URLSearchParams, jsonBody: string): Parameters {
  const parameters: Record<string, string | string[]> = {};
  for (const [sent, value] of search) {
    const name = nameInPhp(sent);
    const list = /^(.+)\[\d*\]$/.exec(name)?.[1];
    if (list === undefined) {
      parameters[name] = value;
    } else {
      parameters[list] = [...[parameters[list] ?? []].flat(), value];
    }
  }
  for (const [name, value] of Object.entries(asRecord(jsonBody === '' ? {} : JSON.parse(jsonBody)))) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) parameters[`${name}[${key}]`] = asText(inner);
    } else {
      parameters[name] = Array.isArray(value) ? value.map(String) : asText(value);
    }
  }
  return parameters;
}

/** PHP reads a dot, a space and an open bracket in a name as an underscore, and drops spaces before it. */
function nameInPhp(name: string): string {
  const [head = '', ...rest] = name.replace(/^ +/, '').split(/(?=\[[^\]]*\])/);
  return head.replace(/[. [+]/g, '_') + rest.join('');
}

/** The same with lists joined by commas, for a test's call log. */
export function flatParameters(parameters: Parameters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, [value].flat().join(',')]),
  );
}

/** `wp_parse_list`: a list as it is, text split at commas and white space. Nothing given and nothing in it are the same. */
export function listOf(parameters: Parameters, name: string): readonly string[] | undefined {
  const value = parameters[name];
  if (value === undefined) return undefined;
  const list = typeof value === 'string' ? value.split(/[\s,]+/).filter((item) => item !== '') : value;
  return list.length === 0 ? undefined : list;
}

export function idsOf(parameters: Parameters, name: string): readonly number[] | undefined {
  return listOf(parameters, name)?.map(Number);
}

export function textOf(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function integerOf(parameters: Parameters, name: string): number | undefined {
  const value = textOf(parameters, name);
  return value === undefined ? undefined : Number(value);
}

export function booleanOf(parameters: Parameters, name: string): boolean | undefined {
  const value = textOf(parameters, name)?.toLowerCase();
  return value === undefined ? undefined : value === 'true' || value === '1';
}

/** One of WordPress's own errors, in its own shape. */
export class RestError extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, code: string, message: string, data: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.body = { code, message, data: { status, ...data } };
  }
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}
