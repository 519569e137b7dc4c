import {
  type DefinitionNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import { PressgraphError } from '../../base/errors.ts';

/** An operation to record. */
export interface RecordedOperation {
  readonly name: string;
  /** With the fragments that it uses. */
  readonly document: string;
  /** Once for each of them; without any, it cannot be recorded. */
  readonly variables: readonly Readonly<Record<string, unknown>>[];
  /** Variables that have neither a value nor a default. */
  readonly lacks: readonly string[];
}

export interface OperationSource {
  /** For messages. */
  readonly path: string;
  readonly text: string;
}

/** Values of variables, by the name of the operation: one set, or several. */
export type OperationVariables = Readonly<Record<string, unknown>>;

/**
 * The queries in documents, each with the fragments that it uses, whichever document has them. Mutations and subscriptions are
 * left out: nothing of them can be recorded.
 *
 * @throws PressgraphError BAD_USER_INPUT for a document that is not GraphQL, a name that two different ones have, and a fragment that is missing.
 */
export function operationsIn(
  sources: readonly OperationSource[],
  variables: OperationVariables = {},
): readonly RecordedOperation[] {
  const definitions = sources.flatMap(({ path, text }) => definitionsOf(path, text));
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations = new Map<string, OperationDefinitionNode>();
  const places = new Map<DefinitionNode, string>();
  for (const { definition, path } of definitions) {
    const isFragment = definition.kind === Kind.FRAGMENT_DEFINITION;
    if (!isFragment && definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const name = definition.name?.value ?? path;
    const known: Map<string, DefinitionNode> = isFragment ? fragments : operations;
    const other = known.get(name);
    // Persisted operations repeat their fragments.
    if (other !== undefined && print(other) === print(definition)) continue;
    if (other !== undefined) {
      const noun = isFragment ? 'fragment' : 'operation';
      throw mistake(`Expected one ${noun} “${name}”, got two: in ${places.get(other)} and ${path}.`);
    }
    known.set(name, definition);
    places.set(definition, path);
  }
  const unknown = Object.keys(variables).filter((name) => !operations.has(name));
  if (unknown.length > 0)
    throw mistake(`Expected variables of operations, got those of ${unknown.join(', ')}.`);
  return [...operations]
    .filter(([, { operation }]) => operation === 'query')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, operation]) => ({
      name,
      document: [operation, ...fragmentsOf(operation, fragments)].map(print).join('\n\n'),
      ...valuesFor(operation, variables[name]),
    }));
}

function definitionsOf(path: string, text: string): readonly { definition: DefinitionNode; path: string }[] {
  try {
    return parse(text).definitions.map((definition) => ({ definition, path }));
  } catch (cause) {
    const reason = cause instanceof GraphQLError ? cause.message : 'it cannot be read';
    throw mistake(`Expected GraphQL operations in ${path}: ${reason}`, cause);
  }
}

function fragmentsOf(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly FragmentDefinitionNode[] {
  const used = new Map<string, FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name: { value: name } }) {
        if (used.has(name)) return;
        const fragment = fragments.get(name);
        if (fragment === undefined)
          throw mistake(`Expected a fragment “${name}” in the operations, found none.`);
        used.set(name, fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  return [...used.values()];
}

function valuesFor(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: unknown,
): Pick<RecordedOperation, 'variables' | 'lacks'> {
  const sets = (given === undefined ? [{}] : [given].flat()) as Readonly<Record<string, unknown>>[];
  const required = variableDefinitions.filter(
    ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined,
  );
  const lacks = required
    .map(({ variable }) => variable.name.value)
    .filter((name) => sets.some((set) => set[name] === undefined));
  return lacks.length > 0 ? { variables: [], lacks } : { variables: sets, lacks };
}

const mistake = (message: string, cause?: unknown): PressgraphError =>
  new PressgraphError('BAD_USER_INPUT', message, { cause });
