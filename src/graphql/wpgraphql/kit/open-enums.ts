import { type GraphQLEnumType, type GraphQLSchema, isEnumType, Kind, type ValueNode } from 'graphql';

/**
 * Lets enums take and give values that the site did not tell: REST has no list of image sizes or menu locations, and a
 * front end that names one must not fail. An unknown name stands for the slug in small letters.
 */
export function openEnums(schema: GraphQLSchema, names: readonly string[]): void {
  for (const name of names) {
    const type = schema.getType(name);
    if (isEnumType(type)) open(type);
  }
}

function open(type: GraphQLEnumType): void {
  const valueNamed = (name: string): unknown => type.getValue(name)?.value ?? name.toLowerCase();
  const nameOf = (value: unknown): string =>
    type.getValues().find((each) => each.value === value)?.name ??
    String(value)
      .toUpperCase()
      .replace(/[^A-Z0-9_]/g, '_')
      .replace(/^(?=\d)/, '_');
  Object.assign(type, {
    serialize: nameOf,
    parseValue: (value: unknown) => valueNamed(String(value)),
    parseLiteral: (node: ValueNode) => (node.kind === Kind.ENUM ? valueNamed(node.value) : undefined),
  });
}
