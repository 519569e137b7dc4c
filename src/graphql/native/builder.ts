import SchemaBuilder from '@pothos/core';
import relay from '@pothos/plugin-relay';
import { DateTimeISOResolver, JSONResolver } from 'graphql-scalars';
import { RESOURCE, type Row } from '../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../engine/context.ts';
import { scalarError } from '../engine/values/scalar-error.ts';
import type { UploadedFile } from '../engine/writes/uploaded-file.ts';
import type { SiteNames } from './naming/name-site.ts';
import '../engine/field-options/field-options-plugin.ts';

interface GatewaySchema {
  Context: GatewayContext;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date | string };
    URL: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
    File: { Input: UploadedFile; Output: never };
  };
  /** What every connection carries beside Relay's own fields. */
  Connection: { totalCount: () => Promise<number | null> };
  DefaultFieldNullability: true;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
}

export type GatewayTypes = PothosSchemaTypes.ExtendDefaultTypes<GatewaySchema>;
export type GatewayBuilder = PothosSchemaTypes.SchemaBuilder<GatewayTypes>;

const CURSOR = 'Hand it back as `after` or `before` to go on from here; what is inside is nobody’s business.';

/**
 * A builder for one schema. Pothos builders only ever grow, so each site, and each rebuild of a site's schema, takes a
 * new one.
 *
 * @param names Of the site whose schema is built.
 */
export function createBuilder(names: SiteNames): GatewayBuilder {
  const builder = new SchemaBuilder<GatewaySchema>({
    plugins: [relay, 'fieldOptions'],
    relay: {
      nodeQueryOptions: false,
      nodesQueryOptions: false,
      nodesOnConnection: { part: 'nodes', description: 'The items of the page, without their edges.' },
      idFieldOptions: {
        description: 'Global id: unique across all types. `node(id:)` finds the item by it.',
      },
      nodeTypeOptions: {
        description: 'Anything with a global id.',
        resolveType: (row) => names.of((row as Row)[RESOURCE]).typeName,
      },
      pageInfoTypeOptions: { description: 'Where a page lies in its list (Relay).' },
      pageInfoFieldOptions: { part: 'pageInfo', description: 'Where this page lies in the list.' },
      hasNextPageFieldOptions: { part: 'hasNextPage', description: 'Whether items follow this page.' },
      hasPreviousPageFieldOptions: {
        part: 'hasPreviousPage',
        description: 'Whether items precede this page.',
      },
      startCursorFieldOptions: { part: 'startCursor', description: `Cursor of the first item. ${CURSOR}` },
      endCursorFieldOptions: { part: 'endCursor', description: `Cursor of the last item. ${CURSOR}` },
      edgesFieldOptions: {
        part: 'edges',
        description: 'The items of the page, each with its cursor.',
        nullable: { list: false, items: false },
      },
      cursorFieldOptions: { part: 'cursor', description: CURSOR },
      nodeFieldOptions: { part: 'node', description: 'The item.', nullable: false },
      defaultEdgeTypeOptions: { description: 'An item of a list, with its cursor.' },
      defaultConnectionTypeOptions: { description: 'A page of a list (Relay).' },
    },
  });
  builder.addScalarType('DateTime', DateTimeISOResolver, {
    description: 'A moment in UTC, ISO 8601: `2026-01-31T12:00:00.000Z`.',
  });
  builder.addScalarType('JSON', JSONResolver, { description: 'Any JSON value, as WordPress sent it.' });
  builder.scalarType('URL', {
    description: 'An absolute address, as WordPress sent it.',
    serialize: (value) => {
      // WordPress is not trusted to send text.
      if (typeof value !== 'string') throw scalarError('URL', value);
      return value;
    },
    parseValue: (value) => String(value),
  });
  builder.queryType({ description: 'Everything that can be read from the site.' });
  return builder;
}
