import type { TaxonomyModel } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { allTerms } from './term-tests.ts';

/** The ids of some terms, each with those of all terms below it. */
export async function branchesOf(
  taxonomy: TaxonomyModel,
  ids: readonly number[],
  context: GatewayContext,
): Promise<readonly ReadonlySet<number>[]> {
  const all = await allTerms(taxonomy, context);
  return ids.map((root) => {
    const branch = new Set([root]);
    for (let size = 0; size !== branch.size; ) {
      size = branch.size;
      for (const { id, parent = 0 } of all) if (branch.has(parent)) branch.add(id);
    }
    return branch;
  });
}
