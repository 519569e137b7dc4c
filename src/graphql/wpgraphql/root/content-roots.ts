import { MEDIA, type Resource } from '../../../model/resources.ts';
import { loadContentOfAnyType } from '../../engine/content/any-content.ts';
import { anyContentList } from '../content/any-content-list.ts';
import { contentList } from '../content/content-lists.ts';
import type { Dialect } from '../dialect.ts';
import { isEmpty } from '../kit/given-values.ts';
import { databaseIdOf } from '../kit/global-ids.ts';
import type { Fields } from '../kit/registrar.ts';
import { mediaByFile } from '../media/media-by-file.ts';
import { COSTS_OF_ITEM, idOf, itemById, itemBySlug, itemByUri, singleField } from './single-items.ts';

/** Single items and lists of content, by type and of all types. */
export function contentRoots(dialect: Dialect): Fields<unknown> {
  const { types, site, names } = dialect;
  types.enum('ContentNodeIdTypeEnum', 'Kinds of identifiers of content.', ['DATABASE_ID', 'ID', 'URI']);
  const fields: Record<string, Fields<unknown>[string]> = {};
  const resources: readonly Resource[] = [...site.contentTypes, MEDIA];
  for (const resource of resources) {
    const { typeName, single, rootList } = names.of(resource);
    const isTree = resource.kind === 'content' && resource.hierarchical;
    const isMedia = resource === MEDIA;
    const idType = isMedia ? 'MediaItemIdType' : `${typeName}IdType`;
    const kinds = [
      'DATABASE_ID',
      'ID',
      ...(isTree ? [] : ['SLUG']),
      ...(isMedia ? ['SOURCE_URL'] : []),
      'URI',
    ];
    types.enum(idType, `Kinds of identifiers of ${typeName}.`, kinds);
    fields[single] = singleField(
      typeName,
      idType,
      async (id, kind, context, info) => {
        if (kind === 'SLUG') return await itemBySlug(resource, id, context, info);
        if (kind === 'URI') return await itemByUri(id, [resource], context, info);
        if (kind === 'SOURCE_URL') return await mediaByFile(id, context, info);
        return await itemById(resource, idOf(id, kind, 'post'), context, info);
      },
      { asPreview: 'Boolean' },
    );
    fields[`${single}By`] = {
      type: typeName,
      args: { id: 'ID', [`${single}Id`]: 'Int', ...(isTree ? {} : { slug: 'String' }), uri: 'String' },
      costs: { ...COSTS_OF_ITEM, requests: 1 },
      description: `A ${typeName} by one identifier.`,
      deprecated: `Use \`${single}\`.`,
      resolve: async (_root, args, context, info) => {
        if (!isEmpty(args['uri'])) return await itemByUri(args['uri'], [resource], context, info);
        if (!isEmpty(args['slug'])) return await itemBySlug(resource, String(args['slug']), context, info);
        return await itemById(
          resource,
          databaseIdOf(args[`${single}Id`] ?? args['id']) ?? null,
          context,
          info,
        );
      },
    };
    fields[rootList] = contentList(
      dialect,
      'RootQuery',
      resource,
      `A list of ${resource.label}, newest first.`,
    );
  }
  return {
    ...fields,
    contentNode: singleField(
      'ContentNode',
      'ContentNodeIdTypeEnum',
      async (id, kind, context, info) => {
        if (kind === 'URI') return await itemByUri(id, resources, context, info, 'path');
        const number = idOf(id, kind, 'post');
        if (number === null || number === 0) return null;
        return (
          (await loadContentOfAnyType(number, context, info)) ??
          (await itemById(MEDIA, number, context, info))
        );
      },
      { asPreview: 'Boolean', contentType: 'ContentTypeEnum' },
    ),
    contentNodes: anyContentList(
      dialect,
      { from: 'RootQuery', contentTypes: 'ContentTypeEnum' },
      'Content of all types, newest first.',
    ),
  };
}
