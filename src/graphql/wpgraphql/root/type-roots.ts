import type { Resource } from '../../../model/resources.ts';
import type { Dialect } from '../dialect.ts';
import { readGlobalId } from '../kit/global-ids.ts';
import type { Fields } from '../kit/registrar.ts';
import { enumName } from '../names/dialect-names.ts';
import { listField } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { allTaxonomies, allTypes, slugOfType } from '../site/content-types.ts';

/** Post types and taxonomies. */
export function typeRoots(dialect: Dialect): Fields<unknown> {
  const { types, names } = dialect;
  types.enum('ContentTypeIdTypeEnum', 'Kinds of identifiers of post types.', ['ID', 'NAME']);
  types.enum('TaxonomyIdTypeEnum', 'Kinds of identifiers of taxonomies.', ['ID', 'NAME']);
  const find = <T extends Resource>(
    all: readonly T[],
    id: unknown,
    slugOf: (resource: T) => string,
  ): T | null => {
    const name = readGlobalId(String(id))?.id ?? String(id);
    return (
      all.find((each) => slugOf(each) === name) ??
      all.find((each) => names.of(each).enumName === enumName(name)) ??
      null
    );
  };
  return {
    contentType: {
      type: 'ContentType',
      args: { id: 'ID!', idType: 'ContentTypeIdTypeEnum' },
      description: 'A post type.',
      resolve: (_root, { id }) => find(allTypes(dialect), id, slugOfType),
    },
    contentTypes: listField<unknown>(
      types,
      { to: 'ContentType', name: 'RootQueryToContentType' },
      {
        costs: { items: allTypes(dialect).length },
        description: 'The post types.',
        resolve: (_root, args) => pageOf(allTypes(dialect), slugOfType, args),
      },
    ),
    taxonomy: {
      type: 'Taxonomy',
      args: { id: 'ID!', idType: 'TaxonomyIdTypeEnum' },
      description: 'A taxonomy.',
      resolve: (_root, { id }) => find(allTaxonomies(dialect), id, ({ slug }) => slug),
    },
    taxonomies: listField<unknown>(
      types,
      { to: 'Taxonomy', name: 'RootQueryToTaxonomy' },
      {
        costs: { items: allTaxonomies(dialect).length },
        description: 'The taxonomies.',
        resolve: (_root, args) => pageOf(allTaxonomies(dialect), ({ slug }) => slug, args),
      },
    ),
  };
}
