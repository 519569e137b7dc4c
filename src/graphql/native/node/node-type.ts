/** The type of a node that is not an item of a resource. */
export const NODE_TYPE = Symbol('type of a node');

/** The type of a value of the `Node` interface, if it is not an item of a resource. */
export const otherNodeType = (value: object): string | undefined =>
  NODE_TYPE in value ? String(value[NODE_TYPE]) : undefined;
