import type { TaxonomyModel } from '../../../model/resources.ts';
import type { Dialect } from '../dialect.ts';
import { databaseIdOf } from '../kit/global-ids.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { itemField, mutation } from './mutation-kit.ts';
import { idOfItem, refuseGiven, remove, save, type Target, targetId } from './write.ts';

const INPUT = { aliasOf: 'String', description: 'String', slug: 'String' };

/** `create`, `update` and `delete` of the terms of a taxonomy. WordPress has no trash for them. */
export function termMutations(dialect: Dialect, taxonomy: TaxonomyModel): Fields<unknown> {
  const { typeName, single } = dialect.names.of(taxonomy);
  const target: Target = { resource: taxonomy, field: single };
  const input = {
    ...INPUT,
    ...(taxonomy.hierarchical && { parentDatabaseId: 'Int', parentId: 'ID' }),
  };
  const payload = { [single]: itemField(typeName) };
  const body = (given: Args) => {
    refuseGiven(given, ['aliasOf']);
    const parent = given['parentDatabaseId'] ?? given['parentId'];
    return {
      name: given['name'] ?? undefined,
      description: given['description'] ?? undefined,
      slug: given['slug'] ?? undefined,
      parent: taxonomy.hierarchical && parent != null ? (databaseIdOf(parent) ?? 0) : undefined,
    };
  };
  const lost = `The ${single} node failed to update`;
  return {
    [`create${typeName}`]: mutation(dialect, `create${typeName}`, {
      description: `Creates a ${typeName}.`,
      input: { ...input, name: 'String!' },
      payload,
      run: async (given, context, info) => ({
        [single]: await save(target, undefined, body(given), context, info),
      }),
    }),
    [`update${typeName}`]: mutation(dialect, `update${typeName}`, {
      description: `Changes a ${typeName}.`,
      input: { ...input, id: 'ID!', name: 'String' },
      payload,
      run: async (given, context, info) => ({
        [single]: await save(target, targetId(given['id'], taxonomy, lost), body(given), context, info),
      }),
    }),
    [`delete${typeName}`]: mutation(dialect, `delete${typeName}`, {
      description: `Deletes a ${typeName}.`,
      input: { id: 'ID!' },
      payload: {
        deletedId: { type: 'ID', description: 'The global ID of what was deleted.' },
        [single]: itemField(typeName, 'What was deleted.'),
      },
      run: async (given, context, info) => {
        const id = targetId(given['id'], taxonomy, `The ${single} could not be deleted`);
        return { deletedId: idOfItem(taxonomy, id), [single]: await remove(target, id, true, context, info) };
      },
    }),
  };
}
