import type { Declared, Schema } from './declared.ts';
import { type Parameters, RestError } from './query.ts';

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly data: unknown;
}

/** Arguments with a `validate_callback` of their own; the others are checked when they are sanitized, and only if these are right. */
const FIRST = ['context', 'page', 'per_page', 'search'];

/** Every declared argument that was sent: some in the order declared, the rest as sent. @throws RestError naming all that fail at once */
export function validate(parameters: Parameters, declared: Declared): void {
  const sent = Object.keys(parameters).map((name) => name.replace(/\[.*/, ''));
  for (const names of [FIRST, [...new Set(sent)].filter((name) => !FIRST.includes(name))]) {
    const faults = names.flatMap((name) => {
      const schema = Object.hasOwn(declared, name) ? declared[name] : undefined;
      const fault = schema && faultOf(parameters, name, schema);
      return fault === undefined ? [] : [[name, fault] as const];
    });
    if (faults.length > 0) throw invalid(faults);
  }
}

/** `rest_invalid_param` for faults found later: when values are sanitized. */
export function invalid(faults: readonly (readonly [name: string, fault: Fault])[]): RestError {
  const names = faults.map(([name]) => name).join(', ');
  return new RestError(400, 'rest_invalid_param', `Invalid parameter(s): ${names}`, {
    params: Object.fromEntries(faults.map(([name, { message }]) => [name, message])),
    details: Object.fromEntries(faults),
  });
}

function faultOf(parameters: Parameters, name: string, schema: Schema): Fault | undefined {
  if (schema.oneOf) return faultOfTerms(parameters, name, schema.oneOf);
  // Only sanitizing looks at a status, and at the caller's rights with it.
  if (name === 'status') return undefined;
  const value = parameters[name];
  return value === undefined ? undefined : faultIn(value, schema, name);
}

function faultIn(value: string | readonly string[], schema: Schema, name: string): Fault | undefined {
  const types = [schema.type ?? []].flat();
  const type = types.find((candidate) => isOf(value, candidate)) ?? types[0] ?? 'string';
  if (!isOf(value, type)) {
    return {
      code: 'rest_invalid_type',
      message: `${name} is not of type ${types.join(',')}.`,
      data: { param: name },
    };
  }
  if (type === 'array') {
    const { items } = schema;
    const faults = parsed(value).map((item, place) => items && faultIn(item, items, `${name}[${place}]`));
    return faults.find((fault) => fault !== undefined);
  }
  const words = String(value);
  if (schema.enum && !schema.enum.includes(words)) {
    const list = new Intl.ListFormat('en').format(schema.enum.map(String));
    const message = schema.enum.length === 1 ? `${name} is not ${list}.` : `${name} is not one of ${list}.`;
    return { code: 'rest_not_in_enum', message, data: null };
  }
  if (schema.format === 'date-time' && !DATE.test(words)) {
    return { code: 'rest_invalid_date', message: 'Invalid date.', data: null };
  }
  if (schema.format === 'email' && !/^\S+@\S+\.\S+$/.test(words)) {
    return { code: 'rest_invalid_email', message: 'Invalid email address.', data: null };
  }
  return type === 'integer' ? outOfBounds(Number(words), schema, name) : undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}(?::\d{2})?)?$/;

function outOfBounds(value: number, { minimum, maximum }: Schema, name: string): Fault | undefined {
  if (value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity)) return undefined;
  const message =
    maximum === undefined
      ? `${name} must be greater than or equal to ${minimum}`
      : `${name} must be between ${minimum} (inclusive) and ${maximum} (inclusive)`;
  return { code: 'rest_out_of_bounds', message, data: null };
}

function isOf(value: string | readonly string[], type: string): boolean {
  if (type === 'array') return true;
  if (typeof value !== 'string') return false;
  if (type === 'integer') return value.trim() !== '' && Number.isInteger(Number(value));
  if (type === 'boolean') return ['true', 'false', '1', '0'].includes(value.toLowerCase());
  return type === 'string';
}

const parsed = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? value.split(/[\s,]+/).filter((item) => item !== '') : value;

/** A taxonomy's argument: ids, or `name[terms]` and its like, each with its own words for what is wrong. */
function faultOfTerms(
  parameters: Parameters,
  name: string,
  [list, query]: readonly Schema[],
): Fault | undefined {
  const value = parameters[name];
  const unmatched = (position: number, schema: Schema | undefined, reason: string): Fault => ({
    code: 'rest_no_matching_schema',
    message: `${name} is not a valid ${schema?.title}. Reason: ${reason}`,
    data: { position },
  });
  if (value !== undefined && parsed(value).length === 0) {
    const message = `${name} matches ${list?.title} and ${query?.title}, but should match only one.`;
    return { code: 'rest_one_of_multiple_matches', message, data: { positions: [0, 1] } };
  }
  if (value !== undefined) {
    const fault = list && faultIn(value, list, name);
    return fault && unmatched(0, list, fault.message);
  }
  for (const [key, inner] of Object.entries(parameters)) {
    if (!key.startsWith(`${name}[`)) continue;
    const property = key.slice(name.length + 1, -1);
    const schema = query?.properties?.[property];
    const reason =
      schema === undefined
        ? `${property} is not a valid property of Object.`
        : faultIn(inner, schema, key)?.message;
    if (reason !== undefined) return unmatched(1, query, reason);
  }
  return undefined;
}
