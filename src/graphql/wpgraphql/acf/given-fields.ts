import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { isRecord, type JsonObject, ownValue } from '../../../base/json.ts';
import type { FieldModel } from '../../../model/fields/field-model.ts';
import { linksTelling } from '../../../model/fields/references/linked-items.ts';
import { isNone } from '../../../model/fields/scalar-value.ts';
import { costsOfReferences } from '../../engine/references/load-reference.ts';
import type { Dialect } from '../dialect.ts';
import type { FieldSpec } from '../kit/registrar.ts';
import { loadReferred } from './acf-references.ts';
import { fieldNamed } from './field-names.ts';
import { LAYOUT_KEY, layoutNamed } from './given-layouts.ts';
import { leafName, leafOf } from './given-leaves.ts';
import {
  type GivenTarget,
  loadTarget,
  loadTargets,
  referencesOf,
  refuseUntold,
  targetOf,
} from './given-references.ts';
import { factsOf, type GroupValue, groupWithin, linksOf, misfit, modelWithin } from './group-value.ts';

/** The forms of types that this schema has. */
const FORM = /^(\w+!?|\[\w+!?\]!?)$/;

/** A field of the given schema over what REST sends; `undefined` if this schema has no such type. */
export function givenField(
  dialect: Dialect,
  field: GraphQLField<unknown, unknown>,
): FieldSpec<GroupValue> | undefined {
  const { name } = field;
  const text = String(field.type);
  if (!FORM.test(text)) return undefined;
  const type = getNamedType(field.type);
  const isList = isListType(getNullableType(field.type));
  const described = {
    description: field.description ?? `\`${name}\`, as in the given schema.`,
    ...(field.deprecationReason && { deprecated: field.deprecationReason }),
  };
  if (isLeafType(type)) {
    const leaf = leafName(type.name);
    return {
      ...described,
      type: text.replace(type.name, leaf),
      resolve: (value) => {
        const { key, type: model, sent } = read(name, value);
        return leafOf(key, sent, leaf, isList, model);
      },
    };
  }
  const target = targetOf(dialect, type);
  if (target) return { ...described, ...referenceField(name, text, target, isList) };
  if (!holdsValues(type)) return undefined;
  return {
    ...described,
    type: text,
    reads: linksBelow(dialect, type),
    resolve: (value) => valuesOf(dialect, read(name, value), value, type, isList),
  };
}

function referenceField(
  name: string,
  type: string,
  target: GivenTarget,
  isList: boolean,
): Pick<FieldSpec<GroupValue>, 'type' | 'reads' | 'costs' | 'leadsTo' | 'args' | 'resolve'> {
  const { kind, by } = target;
  return {
    type,
    reads: linksTelling(kind),
    costs: costsOfReferences(kind, isList || by === 'page'),
    ...(by === 'edge' && { leadsTo: 'edge' as const }),
    resolve: async (value, args, context, info) => {
      const { key, sent } = read(name, value);
      const references = referencesOf(key, sent, target, linksOf(value));
      if (by === 'item') {
        return isList
          ? await loadTargets(key, references, context, info)
          : await loadTarget(key, references, context, info);
      }
      for (const reference of references) refuseUntold(key, reference);
      if (by === 'edge' && references.length > 1) throw misfit(key, 'single item');
      return await loadReferred(references, by === 'edge', args, context, info);
    },
  };
}

/** What REST sends of a field. What it does not have is an error: an empty value would say that there is none. */
function read(
  name: string,
  value: GroupValue,
): Pick<FieldModel, 'key' | 'type'> & { readonly sent: unknown } {
  const { model, typeName } = factsOf(value);
  const field = fieldNamed(name, model, value);
  if (field) return { ...field, sent: ownValue(value, field.key) ?? null };
  throw new PressgraphError(
    'UPSTREAM_ERROR',
    `WordPress’s REST API sends no field for \`${typeName ?? ''}.${name}\` of the given schema. Its field group may not be shown there (“Show in REST API”), or the field may have another name.`,
  );
}

const holdsValues = (type: GraphQLNamedType): boolean =>
  isUnionType(type) ||
  ((isObjectType(type) || isInterfaceType(type)) && !Object.hasOwn(type.getFields(), 'id'));

/** A group, the rows of a repeater, or the sections of flexible content. */
function valuesOf(
  dialect: Dialect,
  field: ReturnType<typeof read>,
  parent: GroupValue,
  type: GraphQLNamedType,
  isList: boolean,
): unknown {
  const { key, sent } = field;
  if (isNone(sent)) return null;
  const within = (item: unknown): GroupValue | Error => {
    const value: unknown = typeof item === 'string' && hasAddress(type) ? { url: item } : item;
    if (!isRecord(value)) return misfit(key, type.name);
    const typeName = typeOfItem(dialect, type, value);
    if (typeName === undefined) return misfit(key, type.name);
    return groupWithin(value, parent, { typeName, model: modelWithin(field.type, value) });
  };
  if (isList) return (Array.isArray(sent) ? (sent as readonly unknown[]) : [sent]).map(within);
  return Array.isArray(sent) && sent.length === 1 ? within(sent[0]) : within(sent);
}

/** A link that is returned as its address. */
const hasAddress = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && Object.hasOwn(type.getFields(), 'url');

function typeOfItem({ given }: Dialect, type: GraphQLNamedType, value: JsonObject): string | undefined {
  if (isObjectType(type)) return type.name;
  const members = isUnionType(type)
    ? type.getTypes()
    : isInterfaceType(type)
      ? (given?.schema?.getPossibleTypes(type) ?? [])
      : [];
  return layoutNamed(
    value[LAYOUT_KEY],
    type.name,
    members.map(({ name }) => name),
  );
}

/** The links that tell what the ids in a value mean, whatever is selected of it. */
function linksBelow(
  dialect: Dialect,
  type: GraphQLNamedType,
  seen: Set<GraphQLNamedType> = new Set(),
): readonly string[] {
  if (seen.has(type) || isLeafType(type)) return [];
  seen.add(type);
  const target = targetOf(dialect, type);
  if (target) return linksTelling(target.kind);
  const members = isUnionType(type)
    ? type.getTypes()
    : isInterfaceType(type)
      ? (dialect.given?.schema?.getPossibleTypes(type) ?? [])
      : [];
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  const below: readonly GraphQLNamedType[] = [...members, ...fields.map((field) => getNamedType(field.type))];
  return [...new Set(below.flatMap((each) => linksBelow(dialect, each, seen)))];
}
