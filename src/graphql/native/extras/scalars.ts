import { LocalDateResolver, LocalDateTimeResolver, LocalTimeResolver } from 'graphql-scalars';
import type { ScalarKind } from '../../../model/fields/field-model.ts';
import type { GatewayBuilder } from '../builder.ts';

/** The scalars of this schema for values that a site declares. */
const GRAPHQL_SCALARS = {
  string: 'String',
  integer: 'Int',
  number: 'Float',
  boolean: 'Boolean',
  'date-time': 'DateTime',
  date: 'LocalDate',
  'local-date-time': 'LocalDateTime',
  'local-time': 'LocalTime',
  uri: 'URL',
  unknown: 'JSON',
} as const satisfies Readonly<Record<ScalarKind, string>>;

const registered = new WeakMap<GatewayBuilder, Set<string>>();

/** The scalar for a kind of values. Those of dates are registered on first use: most sites do without them. */
export function scalarFor(builder: GatewayBuilder, kind: ScalarKind): (typeof GRAPHQL_SCALARS)[ScalarKind] {
  const name = GRAPHQL_SCALARS[kind];
  const known = registered.get(builder) ?? new Set<string>();
  registered.set(builder, known);
  if (!known.has(name)) register(builder, name);
  known.add(name);
  return name;
}

function register(builder: GatewayBuilder, name: string): void {
  switch (name) {
    case 'LocalDate':
      builder.addScalarType(name, LocalDateResolver, { description: 'A calendar date: `2026-01-31`.' });
      break;
    case 'LocalDateTime':
      builder.addScalarType(name, LocalDateTimeResolver, {
        description: 'A date and time in the site’s time zone: `2026-01-31T20:00:00`.',
      });
      break;
    case 'LocalTime':
      builder.addScalarType(name, LocalTimeResolver, {
        description: 'A time of day in the site’s time zone: `20:00:00`.',
      });
  }
}
