import type { Dialect } from '../dialect.ts';
import type { FieldSpec } from '../kit/registrar.ts';
import { listField } from '../paging/connections.ts';
import { emptyPage, NO_ITEMS } from '../paging/page-of-items.ts';
import { whereOfAnyContent } from './filters/where-fields.ts';

/** Revisions of content of all types. WordPress's REST API lists them by item only, and to editors. */
export function revisionsOf<Row>({ types }: Dialect, from: string): FieldSpec<Row> {
  const name = `${from}ToRevisions`;
  const where = `${name}ConnectionWhereArgs`;
  types.input(where, 'Filters of a list of revisions.', whereOfAnyContent('ContentTypeEnum'));
  return listField<Row>(
    types,
    { to: 'ContentNode', name, where },
    {
      costs: NO_ITEMS,
      description: 'Empty: revisions are not public.',
      resolve: (_row, args) => emptyPage(args),
    },
  );
}
