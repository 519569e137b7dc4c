import { type GraphQLNamedType, isUnionType } from 'graphql';
import type { Dialect } from '../dialect.ts';
import { listField } from '../paging/connections.ts';
import { typeNameOf } from '../root/nodes.ts';
import { type GivenTarget, targetOf } from './given-references.ts';

/** Registers what leads to items: a connection with its edge, or a union of their types. */
export function registerTarget(dialect: Dialect, target: GivenTarget, type: GraphQLNamedType): void {
  const { types } = dialect;
  if (target.by !== 'item') {
    listField<never>(
      types,
      { to: target.to, name: target.connection },
      { description: '', resolve: () => null },
    );
  } else if (isUnionType(type) && types.claim(type.name)) {
    const members = type.getTypes().filter((member) => targetOf(dialect, member));
    types.union<object>(
      type.name,
      type.description ?? `\`${type.name}\`, as in the given schema.`,
      members.map(({ name }) => name),
      (row) => typeNameOf(dialect, row),
    );
  }
}
