import SchemaBuilder from '@pothos/core';
import relay, { encodeGlobalID } from '@pothos/plugin-relay';
import { DateTimeISOResolver, JSONResolver } from 'graphql-scalars';
import { RESOURCE, type Row } from '../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../engine/context.ts';
import { scalarError } from '../engine/values/scalar-error.ts';
import type { UploadedFile } from '../engine/writes/uploaded-file.ts';
import type { SiteNames } from './naming/name-site.ts';
import { otherNodeType } from './node/node-type.ts';
import '../engine/field-options/field-options-plugin.ts';

interface GatewaySchema {
  Context: GatewayContext;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date | string };
    LocalDate: { Input: string; Output: string };
    LocalDateTime: { Input: string; Output: string };
    LocalTime: { Input: string; Output: string };
    URL: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
    File: { Input: UploadedFile; Output: never };
  };
  /** The field that every connection has besides Relay's own. */
  Connection: { totalCount: () => Promise<number | null> };
  DefaultFieldNullability: true;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
}

export type GatewayTypes = PothosSchemaTypes.ExtendDefaultTypes<GatewaySchema>;
export type GatewayBuilder = PothosSchemaTypes.SchemaBuilder<GatewayTypes>;

const CURSOR = 'Opaque cursor. Pass it as `after` or `before` to continue from here.';

/**
 * A builder for one schema. Pothos builders are append-only, so each site, and each rebuild of its schema, needs a
 * new one.
 *
 * @param names The names of the site whose schema is built.
 * @param prefix That of the schema's names, for its ids.
 */
export function createBuilder(names: SiteNames, prefix: string): GatewayBuilder {
  const builder = new SchemaBuilder<GatewaySchema>({
    plugins: [relay, 'fieldOptions'],
    relay: {
      encodeGlobalID: (typeName, id) => encodeGlobalID(prefix + typeName, id),
      nodeQueryOptions: false,
      nodesQueryOptions: false,
      nodesOnConnection: { part: 'nodes', description: 'The items of this page, without their edges.' },
      idFieldOptions: {
        description: 'Globally unique ID. Pass it to `node(id:)` to fetch the object again.',
      },
      nodeTypeOptions: {
        description: 'An object with a globally unique ID.',
        resolveType: (value) => otherNodeType(value as object) ?? names.of((value as Row)[RESOURCE]).typeName,
      },
      pageInfoTypeOptions: { description: 'Pagination information (Relay).' },
      pageInfoFieldOptions: { part: 'pageInfo', description: 'Pagination information.' },
      hasNextPageFieldOptions: {
        part: 'hasNextPage',
        description: 'Whether there are more items after this page.',
      },
      hasPreviousPageFieldOptions: {
        part: 'hasPreviousPage',
        description: 'Whether there are more items before this page.',
      },
      startCursorFieldOptions: {
        part: 'startCursor',
        description: 'Cursor of the first item. Pass it as `before` to get the previous page.',
      },
      endCursorFieldOptions: {
        part: 'endCursor',
        description: 'Cursor of the last item. Pass it as `after` to get the next page.',
      },
      edgesFieldOptions: {
        part: 'edges',
        description: 'The items of this page, each with its cursor.',
        nullable: { list: false, items: false },
      },
      cursorFieldOptions: { part: 'cursor', description: CURSOR },
      nodeFieldOptions: { part: 'node', description: 'The item.', nullable: false },
      defaultEdgeTypeOptions: { description: 'An item in a list, with its cursor.' },
      defaultConnectionTypeOptions: { description: 'One page of a list (Relay).' },
    },
  });
  builder.addScalarType('DateTime', DateTimeISOResolver, {
    description: 'A date and time in UTC, as ISO 8601: `2026-01-31T12:00:00.000Z`.',
  });
  builder.addScalarType('JSON', JSONResolver, { description: 'Any JSON value, as sent by WordPress.' });
  builder.scalarType('URL', {
    description: 'An absolute URL, as sent by WordPress.',
    serialize: (value) => {
      // WordPress is not trusted to send a string.
      if (typeof value !== 'string') throw scalarError('URL', value);
      return value;
    },
    parseValue: (value) => String(value),
  });
  builder.queryType({ description: 'The query root.' });
  return builder;
}
