import {
  type GraphQLInputType,
  type GraphQLScalarType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { SeededRandom } from './seeded-random.ts';

/** Values that exist on a site, so that operations find something. */
export interface KnownValues {
  readonly ids: readonly string[];
  readonly databaseIds: readonly number[];
  readonly slugs: readonly string[];
  readonly uris: readonly string[];
}

/** Probability of a value that no sensible caller would send. */
const ODD = 0.12;

const ODD_INTEGERS = [0, -1, 99, 100, 101, 1000, 1001, 2_147_483_647, -2_147_483_648];
const ODD_STRINGS = [
  '',
  ' ',
  '\u0000',
  '\u202e',
  '😀🏴‍☠️',
  'e\u0301'.repeat(50),
  '\ud800',
  'a\udc00b',
  '__proto__',
  'constructor',
  'toString',
  'null',
  '../../../etc/passwd',
  '..%2f..%2fwp-json',
  '/wp-json/wp/v2/users',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  'a\r\nX-Injected: 1',
  'a&_fields=password',
  'a,b,,c',
  '[]',
  '{"a":1}',
  '%00%zz',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  '//other.example/',
  'x'.repeat(3_000),
  '9'.repeat(400),
  'NaN',
  '-0',
];

/** A random value for an input type, as sent in variables. */
export function randomValue(
  random: SeededRandom,
  known: KnownValues,
  type: GraphQLInputType,
  name = '',
  depth = 0,
): unknown {
  const of = (inner: GraphQLInputType, innerName = name) =>
    randomValue(random, known, inner, innerName, depth + 1);
  if (isNonNullType(type)) {
    const value = of(type.ofType);
    return value === null ? of(type.ofType) : value;
  }
  if (random.chance(0.03)) return null;
  if (isListType(type)) {
    const length = random.chance(0.02) ? random.pick([101, 150, 1001]) : random.int(0, 3);
    return Array.from({ length }, () => of(type.ofType));
  }
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const chosen = type.isOneOf
      ? [random.pick(fields)]
      : fields.filter(
          (field) =>
            (isNonNullType(field.type) && field.defaultValue === undefined) ||
            random.chance(depth > 2 ? 0.05 : 2.5 / fields.length),
        );
    return Object.fromEntries(chosen.map((field) => [field.name, ofOne(field, type.isOneOf)]));
  }
  return randomScalar(random, known, type, name);

  function ofOne(field: { readonly name: string; readonly type: GraphQLInputType }, isAlone: boolean) {
    const value = of(field.type, field.name);
    return value === null && isAlone ? of(field.type, field.name) : value;
  }
}

function randomScalar(
  random: SeededRandom,
  known: KnownValues,
  type: GraphQLScalarType,
  name: string,
): unknown {
  const isOdd = random.chance(ODD);
  switch (type.name) {
    case 'Boolean':
      return random.chance(0.5);
    case 'Int':
      if (isOdd) return random.pick(ODD_INTEGERS);
      return /^(first|last)$/.test(name) ? random.int(1, 12) : random.pick(known.databaseIds);
    case 'Float':
      return isOdd ? random.pick([0, -0.5, 1e308, 5e-324, -1e308]) : random.next() * 10;
    case 'ID':
      return isOdd ? random.pick([...ODD_STRINGS, 'UG9zdDo=', 'UG9zdDotMQ==', 0]) : random.pick(known.ids);
    case 'DateTime':
      return isOdd
        ? random.pick([
            'yesterday',
            '0000-00-00T00:00:00Z',
            '+275760-09-13T00:00:00Z',
            '2024-02-30T00:00:00Z',
          ])
        : `2024-01-0${random.int(1, 9)}T0${random.int(0, 9)}:00:00Z`;
    case 'URL':
      return isOdd ? random.pick(ODD_STRINGS) : `https://example.com/${random.int(1, 9)}`;
    case 'JSON':
      return random.pick<unknown>([1, 'a', [], {}, { a: { b: [1] } }, JSON.parse('{"__proto__":{"a":1}}')]);
    default:
      if (isOdd) return random.pick(ODD_STRINGS);
      if (/uri/i.test(name)) return random.pick(known.uris);
      return random.pick([...known.slugs, 'post', 'a', 'ink']);
  }
}

/** A value as a GraphQL literal. */
export function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (value === null) return 'null';
  if (isListType(type)) {
    return Array.isArray(value)
      ? `[${value.map((item: unknown) => literal(item, type.ofType)).join(', ')}]`
      : literal(value, type.ofType);
  }
  if (isEnumType(type)) return String(value);
  if (isInputObjectType(type) && typeof value === 'object') {
    const fields = type.getFields();
    const written = Object.entries(value).map(([name, inner]: readonly [string, unknown]) => {
      const field = fields[name];
      return field ? `${name}: ${literal(inner, field.type)}` : '';
    });
    return `{ ${written.join(', ')} }`;
  }
  return untyped(value);
}

function untyped(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(untyped).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([name, inner]) => `${name}: ${untyped(inner)}`);
    return `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value);
}
