import type {
  JoinedField,
  JoinedQuery,
  JoinedRoute,
  JoinedType,
} from '../../../model/namespaces/joined-route.ts';
import type { ClaimTypeName } from './claim-names.ts';
import { fieldNames } from './field-names.ts';
import { type NamedField, type NamedType, nameField, nameType } from './named-type.ts';
import { pascalCase } from './words.ts';

/** Fields of a further namespace with their names in the schema. */
export interface NamedJoin {
  readonly join: JoinedRoute;
  readonly fields: readonly NamedJoinedField[];
}

export interface NamedJoinedField extends Omit<JoinedField, 'type'> {
  readonly type: NamedJoinedType;
}

export type NamedJoinedType =
  | Exclude<JoinedType, { kind: 'plain' | 'items' }>
  | { readonly kind: 'plain'; readonly type: NamedType }
  | NamedItems;

/** Further items of the route, with a type of their own. */
export interface NamedItems {
  readonly kind: 'items';
  readonly typeName: string;
  readonly query: JoinedQuery;
  /** What the objects have of themselves. */
  readonly own: readonly NamedField[];
  /** What is loaded for them. */
  readonly fields: readonly NamedJoinedField[];
}

/** @param taken Names of the type's other fields. */
export function nameJoins(
  joins: readonly JoinedRoute[],
  typeName: string,
  taken: ReadonlySet<string>,
  claim: ClaimTypeName,
): readonly NamedJoin[] {
  const used = new Set(taken);
  return joins.map((join) => {
    const fields = nameFields(join.fields, typeName, used, claim);
    for (const { name } of fields) used.add(name);
    return { join, fields };
  });
}

function nameFields(
  fields: readonly JoinedField[],
  typeName: string,
  taken: ReadonlySet<string>,
  claim: ClaimTypeName,
): readonly NamedJoinedField[] {
  const names = fieldNames(
    fields.map(({ name }) => name),
    taken,
  );
  return fields.map((field): NamedJoinedField => {
    const name = names.get(field.name) ?? field.name;
    const wish = `${typeName}${pascalCase(field.name, 'Field')}`;
    const { type } = field;
    if (type.kind === 'plain')
      return { ...field, name, type: { kind: 'plain', type: nameType(type.type, wish, claim) } };
    if (type.kind === 'items') return { ...field, name, type: nameItems(type, fields, wish, claim) };
    return { ...field, name, type };
  });
}

function nameItems(
  { query, own }: Extract<JoinedType, { kind: 'items' }>,
  fields: readonly JoinedField[],
  wish: string,
  claim: ClaimTypeName,
): NamedItems {
  const typeName = claim(wish.replace(/s$/, ''));
  const keys = (own?.fields ?? []).map(({ key }) => key);
  const names = fieldNames(keys, new Set(['databaseId']));
  const ownFields = (own?.fields ?? [])
    .filter(({ key }) => key !== 'id')
    .map((field) => nameField(field, names, typeName, claim));
  const taken = new Set(['id', 'databaseId', ...ownFields.map(({ name }) => name)]);
  const loaded = fields.filter(({ name, type }) => type.kind !== 'items' && !taken.has(name));
  return {
    kind: 'items',
    typeName,
    query,
    own: ownFields,
    fields: nameFields(loaded, typeName, taken, claim),
  };
}
