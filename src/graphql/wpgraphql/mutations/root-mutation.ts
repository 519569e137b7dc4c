import { PressgraphError } from '../../../base/errors.ts';
import type { Dialect } from '../dialect.ts';
import type { Fields } from '../kit/registrar.ts';
import { commentMutations } from './comment-mutations.ts';
import { contentMutations, mediaMutations } from './content-mutations.ts';
import { itemField, mutation } from './mutation-kit.ts';
import { settingsMutation } from './settings-mutation.ts';
import { termMutations } from './term-mutations.ts';
import { userMutations } from './user-mutations.ts';

/** The root of all mutations. WordPress itself checks what the caller may do. */
export function registerMutations(dialect: Dialect): void {
  const { site, types } = dialect;
  types.object('RootMutation', {
    description:
      'The root of all mutations. They run with the caller’s own WordPress permissions; several in one operation run in sequence.',
    fields: {
      ...merged(site.contentTypes.map((model) => contentMutations(dialect, model))),
      ...merged(site.taxonomies.map((taxonomy) => termMutations(dialect, taxonomy))),
      ...formatMutations(dialect),
      ...mediaMutations(dialect),
      ...commentMutations(dialect),
      ...userMutations(dialect),
      updateSettings: settingsMutation(dialect),
      increaseCount: {
        type: 'Int',
        args: { count: 'Int' },
        description: 'The count, increased by one: a test of the connection.',
        resolve: (_root, { count }) => (typeof count === 'number' ? count + 1 : 1),
      },
    },
  });
}

const merged = (all: readonly Fields<unknown>[]): Fields<unknown> =>
  Object.assign({}, ...all) as Fields<unknown>;

/** Post formats are terms without a route. */
function formatMutations(dialect: Dialect): Fields<unknown> {
  const input = { aliasOf: 'String', description: 'String', slug: 'String' };
  const payload = { postFormat: itemField('PostFormat') };
  const run = () =>
    Promise.reject(
      new PressgraphError(
        'BAD_USER_INPUT',
        'WordPress’s REST API cannot write post formats. Posts take theirs in `postFormats`.',
      ),
    );
  const description = 'Refused: post formats are not in WordPress’s REST API.';
  const deleted = { ...payload, deletedId: { type: 'ID', description: 'The global ID.' } };
  return {
    createPostFormat: mutation(dialect, 'createPostFormat', {
      ...{ description, payload, run },
      input: { ...input, name: 'String!' },
    }),
    updatePostFormat: mutation(dialect, 'updatePostFormat', {
      ...{ description, payload, run },
      input: { ...input, id: 'ID!', name: 'String' },
    }),
    deletePostFormat: mutation(dialect, 'deletePostFormat', {
      ...{ description, run },
      input: { id: 'ID!' },
      payload: deleted,
    }),
  };
}
