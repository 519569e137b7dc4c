import {
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Levels of objects. Deeper values would be objects of other items. */
const DEEPEST = 3;

/** Selects all of an object that is no object on every site, and therefore JSON. */
export function wholeSelection(type: GraphQLOutputType, depth = 1): SelectionSetNode | undefined {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return undefined;
  const fields = isAbstractType(named) || !isObjectType(named) ? [] : Object.values(named.getFields());
  const selections = fields.flatMap((field): SelectionNode[] => {
    if (field.args.some(isRequiredArgument)) return [];
    const isLeaf = !isCompositeType(getNamedType(field.type));
    if (!isLeaf && depth >= DEEPEST) return [];
    const below = isLeaf ? undefined : wholeSelection(field.type, depth + 1);
    return [fieldNode(field.name, below)];
  });
  return { kind: Kind.SELECTION_SET, selections: selections.length > 0 ? selections : [TYPE_NAME] };
}

export const fieldNode = (
  name: string,
  selectionSet?: SelectionSetNode | undefined,
  alias?: string,
): SelectionNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(alias !== undefined && { alias: { kind: Kind.NAME, value: alias } }),
  ...(selectionSet && { selectionSet }),
});

export const TYPE_NAME: SelectionNode = fieldNode('__typename');
