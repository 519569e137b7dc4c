import {
  type DocumentNode,
  extendSchema,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  parse,
  validateSchema,
} from 'graphql';
import { didYouMean } from '../../../base/did-you-mean.ts';
import { PressgraphError } from '../../../base/errors.ts';
import type { SiteShape } from '../../../model/site-model.ts';
import { withFieldOptions } from '../field-options/field-options-plugin.ts';
import type { FieldOptions } from '../field-options/types.ts';
import { resourceOf } from '../selection/resource-types.ts';
import { createExtensionKit } from './extension-kit.ts';
import type {
  ExtendedField,
  ExtendedResolver,
  ExtendSchema,
  ExtensionKit,
  SchemaExtension,
} from './schema-extension.ts';

/**
 * Adds a user's types and fields to a schema. The schema that is passed in stays as it is.
 *
 * @throws PressgraphError BAD_USER_INPUT for SDL that is invalid or names what is there already, and for resolvers that
 *   belong to no field of the extension.
 */
export function applyExtension(
  schema: GraphQLSchema,
  extend: ExtendSchema | undefined,
  site: SiteShape,
  dialect: ExtensionKit['dialect'],
): GraphQLSchema {
  if (extend === undefined) return schema;
  const { typeDefs, resolvers = {} } = checked(extend(createExtensionKit(schema, site, dialect)));
  const extended = extendedBy(schema, typeDefs);
  const added = addedFields(schema, extended);
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = extended.getType(typeName);
    if (!type)
      throw refused(`no type ${typeName}.${didYouMean(typeName, Object.keys(extended.getTypeMap()))}`);
    for (const [fieldName, given] of Object.entries(fields)) {
      if (fieldName === '__resolveType' && isAbstractType(type)) {
        Object.assign(type, { resolveType: given });
        continue;
      }
      const coordinate = `${typeName}.${fieldName}`;
      const one = added.get(coordinate);
      if (!one) throw refused(notAdded(coordinate, schema, [...added.keys()]));
      for (const field of [one, ...inherited(extended, coordinate, added, resolvers)]) define(field, given);
    }
  }
  for (const [coordinate, field] of added) complete(coordinate, field, extended);
  return extended;
}

/** A config file may be JavaScript: what it returns can be anything. */
function checked(extension: SchemaExtension | undefined): SchemaExtension {
  if (typeof extension?.typeDefs === 'string') return extension;
  throw refused('expected a function that returns an object with `typeDefs`, and no promise of one.');
}

const refused = (reason: string, cause?: unknown): PressgraphError =>
  new PressgraphError('BAD_USER_INPUT', `extendSchema: ${reason}`, { cause });

function notAdded(coordinate: string, schema: GraphQLSchema, known: readonly string[]): string {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const isOurs = (isObjectType(type) || isInterfaceType(type)) && type.getFields()[fieldName] !== undefined;
  return isOurs
    ? `${coordinate} is Pressgraph's own field, and its resolver cannot be replaced.`
    : `the resolver ${coordinate} has no field in \`typeDefs\`.${didYouMean(coordinate, known)}`;
}

function extendedBy(schema: GraphQLSchema, typeDefs: string): GraphQLSchema {
  let extended: GraphQLSchema;
  try {
    extended = extendSchema(schema, withFieldsOfInterfaces(parse(typeDefs), schema));
  } catch (cause) {
    throw refused(cause instanceof Error ? cause.message : String(cause), cause);
  }
  // GraphQL.js keeps these of types, but not of the schema.
  Object.assign(extended, { extensions: schema.extensions, description: schema.description });
  const [mistake] = validateSchema(extended);
  if (mistake) throw refused(mistake.message, mistake);
  return extended;
}

/** A field that is added to an interface is added to each type that implements it, unless it is there. */
function withFieldsOfInterfaces(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const named = new Set(
    document.definitions.flatMap((node) =>
      'fields' in node && node.name
        ? (node.fields ?? []).map((field) => `${node.name.value}.${field.name.value}`)
        : [],
    ),
  );
  const further = document.definitions.flatMap((node) => {
    if (node.kind !== Kind.INTERFACE_TYPE_EXTENSION) return [];
    const type = schema.getType(node.name.value);
    if (!isInterfaceType(type)) return [];
    const { objects, interfaces } = schema.getImplementations(type);
    return [...objects, ...interfaces].map((implementing) => ({
      ...node,
      kind: isObjectType(implementing) ? Kind.OBJECT_TYPE_EXTENSION : Kind.INTERFACE_TYPE_EXTENSION,
      name: { kind: Kind.NAME, value: implementing.name },
      interfaces: [],
      fields: (node.fields ?? []).filter((field) => {
        const coordinate = `${implementing.name}.${field.name.value}`;
        const isNew = !named.has(coordinate);
        named.add(coordinate);
        return isNew;
      }),
    }));
  });
  return { ...document, definitions: [...document.definitions, ...further] } as DocumentNode;
}

type Field = GraphQLField<unknown, unknown>;

/** The fields that the extension added, by coordinate. */
function addedFields(before: GraphQLSchema, after: GraphQLSchema): Map<string, Field> {
  const added = new Map<string, Field>();
  for (const type of Object.values(after.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const former = before.getType(type.name);
    const known = isObjectType(former) || isInterfaceType(former) ? former.getFields() : {};
    for (const field of Object.values(type.getFields())) {
      if (!Object.hasOwn(known, field.name)) added.set(`${type.name}.${field.name}`, field);
    }
  }
  return added;
}

/** The same field in the types that implement an interface, if they have no resolver of their own. */
function inherited(
  schema: GraphQLSchema,
  coordinate: string,
  added: ReadonlyMap<string, Field>,
  resolvers: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): readonly Field[] {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  if (!isInterfaceType(type)) return [];
  const { objects, interfaces } = schema.getImplementations(type);
  return [...objects, ...interfaces].flatMap(({ name }) => {
    const field = added.get(`${name}.${fieldName}`);
    return field && resolvers[name]?.[fieldName] === undefined ? [field] : [];
  });
}

function define(field: Field, given: ExtendedField | ExtendedResolver): void {
  const { reads, costs, resolve, subscribe } =
    typeof given === 'function' ? { resolve: given } : (given as ExtendedField);
  const options: FieldOptions = {
    ...(reads && { reads }),
    ...(costs && {
      costs: typeof costs === 'function' ? (args: never) => batched(costs(args)) : batched(costs),
    }),
  } as FieldOptions;
  Object.assign(field, {
    extensions: withFieldOptions(field, options),
    ...(resolve && { resolve }),
    ...(subscribe && { subscribe }),
  });
}

/** A batch of one's own key is loaded whatever is selected below it. */
const batched = <Costs extends { readonly by?: string; readonly batch?: number }>(costs: Costs) =>
  costs.by === undefined ? costs : { batch: 1, always: true, ...costs };

/** Estimated number of items that a list of one's own leads to. */
const USUAL_ITEMS = 10;

/** Gives a field what it did not say itself. */
function complete(coordinate: string, field: Field, schema: GraphQLSchema): void {
  const [typeName = ''] = coordinate.split('.');
  const parent = schema.getType(typeName);
  const isItem = isObjectType(parent) && resourceOf(parent) !== undefined;
  const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
    isObjectType(parent) ? parent : null,
  );
  if (isRoot && !field.resolve && !field.subscribe) throw refused(`${coordinate} has no resolver.`);
  const type = getNamedType(field.type);
  const leadsToItem = isObjectType(type)
    ? resourceOf(type) !== undefined
    : isAbstractType(type) && schema.getPossibleTypes(type).every((one) => resourceOf(one) !== undefined);
  const isList = isListType(getNullableType(field.type));
  const usual: FieldOptions = {
    ...(isItem && !field.resolve && { reads: [field.name] }),
    ...(leadsToItem && { costs: { batch: isList ? USUAL_ITEMS : 1 } }),
  };
  Object.assign(field, { extensions: withFieldOptions(field, usual, 'keep') });
}
