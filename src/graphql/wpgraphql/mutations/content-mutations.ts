import { type ContentTypeModel, MEDIA } from '../../../model/resources.ts';
import type { Dialect } from '../dialect.ts';
import { textsIn } from '../kit/given-values.ts';
import { databaseIdOf } from '../kit/global-ids.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { assignedTerms, termInputs } from './assigned-terms.ts';
import { itemField, mutation } from './mutation-kit.ts';
import { idOfItem, refuseGiven, remove, save, type Target, targetId } from './write.ts';

const COMMON: Readonly<Record<string, string>> = {
  ...{ authorId: 'ID', commentStatus: 'String', content: 'String', date: 'String', menuOrder: 'Int' },
  ...{ password: 'String', slug: 'String', status: 'PostStatusEnum', title: 'String' },
};

/** The argument of WordPress's route for a field of an input. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  ...{ commentStatus: 'comment_status', content: 'content', date: 'date', excerpt: 'excerpt' },
  ...{ menuOrder: 'menu_order', password: 'password', pingStatus: 'ping_status', slug: 'slug' },
  ...{
    status: 'status',
    title: 'title',
    altText: 'alt_text',
    caption: 'caption',
    description: 'description',
  },
  dateGmt: 'date_gmt',
};

/** What an input says in REST's words. */
function bodyOf(input: Args): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, argument] of Object.entries(ARGUMENTS)) {
    if (input[name] !== undefined && input[name] !== null) body[argument] = input[name];
  }
  if (input['authorId']) body['author'] = databaseIdOf(input['authorId']);
  return body;
}

/** `create`, `update` and `delete` of a post type. */
export function contentMutations(dialect: Dialect, model: ContentTypeModel): Fields<unknown> {
  const { typeName, single } = dialect.names.of(model);
  const target: Target = { resource: model, field: single };
  const isPost = model.slug === 'post';
  const input = {
    ...COMMON,
    ...(model.slug !== 'page' && { excerpt: 'String' }),
    ...(model.hierarchical && { parentId: 'ID' }),
    ...(isPost && { pingStatus: 'String', pinged: '[String]', toPing: '[String]' }),
    ...termInputs(dialect, model),
  };
  const payload = { [single]: itemField(typeName) };
  const body = async (id: number | undefined, given: Args, context: Parameters<typeof assignedTerms>[4]) => {
    refuseGiven(given, ['pinged', 'toPing']);
    const [format] = formatsIn(given['postFormats']);
    return {
      ...bodyOf(given),
      ...(model.hierarchical &&
        given['parentId'] != null && { parent: databaseIdOf(given['parentId']) ?? 0 }),
      ...(format !== undefined && { format }),
      ...(await assignedTerms(dialect, model, id, given, context)),
    };
  };
  const lost = `No ${single} could be found to update`;
  return {
    [`create${typeName}`]: mutation(dialect, `create${typeName}`, {
      description: `Creates a ${typeName}: a draft, unless \`status\` says otherwise.`,
      ...{ input, payload, costs: { requests: 6 } },
      run: async (given, context, info) => ({
        [single]: await save(target, undefined, await body(undefined, given, context), context, info),
      }),
    }),
    [`update${typeName}`]: mutation(dialect, `update${typeName}`, {
      description: `Changes a ${typeName}.`,
      input: { ...input, id: 'ID!', ignoreEditLock: 'Boolean' },
      payload,
      costs: { requests: 6 },
      run: async (given, context, info) => {
        const id = targetId(given['id'], model, lost);
        return { [single]: await save(target, id, await body(id, given, context), context, info) };
      },
    }),
    [`delete${typeName}`]: deletion(dialect, target, typeName, true),
  };
}

/** `updateMediaItem` and `deleteMediaItem`. */
export function mediaMutations(dialect: Dialect): Fields<unknown> {
  const target: Target = { resource: MEDIA, field: 'mediaItem' };
  const input = {
    ...{ altText: 'String', authorId: 'ID', caption: 'String', commentStatus: 'String', date: 'String' },
    ...{ dateGmt: 'String', description: 'String', filePath: 'String', fileType: 'MimeTypeEnum' },
    ...{
      parentId: 'ID',
      pingStatus: 'String',
      slug: 'String',
      status: 'MediaItemStatusEnum',
      title: 'String',
    },
  };
  const payload = { mediaItem: itemField('MediaItem') };
  return {
    createMediaItem: mutation(dialect, 'createMediaItem', {
      description:
        'Refused: the gateway fetches no files of others. Upload with the mutation `uploadMedia` of its own schema.',
      ...{ input, payload },
      run: (given) => {
        refuseGiven({ filePath: 'given', ...given }, ['filePath']);
        return Promise.resolve({});
      },
    }),
    updateMediaItem: mutation(dialect, 'updateMediaItem', {
      description: 'Changes what is said of an uploaded file.',
      input: { ...input, id: 'ID!' },
      payload,
      run: async (given, context, info) => {
        refuseGiven(given, ['filePath', 'fileType', 'status']);
        const id = targetId(given['id'], MEDIA, 'No mediaItem could be found to update');
        const parent = given['parentId'] == null ? {} : { post: databaseIdOf(given['parentId']) ?? 0 };
        return { mediaItem: await save(target, id, { ...bodyOf(given), ...parent }, context, info) };
      },
    }),
    deleteMediaItem: deletion(dialect, target, 'MediaItem', false),
  };
}

/** A deletion. What has a trash goes there, unless it is forced. */
function deletion(dialect: Dialect, target: Target, typeName: string, hasTrash: boolean) {
  const { resource, field } = target;
  return mutation(dialect, `delete${typeName}`, {
    description: hasTrash ? `Moves a ${typeName} to the trash, or deletes it.` : `Deletes a ${typeName}.`,
    input: { forceDelete: 'Boolean', id: 'ID!', ...(hasTrash && { ignoreEditLock: 'Boolean' }) },
    payload: {
      deletedId: { type: 'ID', description: 'The global ID of what was deleted.' },
      [field]: itemField(typeName, 'What was deleted.'),
    },
    run: async (given, context, info) => {
      const id = targetId(given['id'], resource, `The ${field} could not be deleted`);
      const isForced = !hasTrash || given['forceDelete'] === true;
      return {
        deletedId: idOfItem(resource, id),
        [field]: await remove(target, id, isForced, context, info),
      };
    },
  });
}

/** The post formats that an input names: a post has one. */
const formatsIn = (given: unknown): readonly string[] => {
  const nodes = typeof given === 'object' && given !== null ? Reflect.get(given, 'nodes') : undefined;
  return (Array.isArray(nodes) ? nodes : []).flatMap((node: Args) =>
    textsIn(node['slug'] ?? node['name']).map((text) => text.toLowerCase().replace(/^post-format-/, '')),
  );
};
