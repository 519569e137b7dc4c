import { isRecord, type JsonObject } from '../../../base/json.ts';
import { ACF } from '../../../model/fields/acf-schema.ts';
import type { FieldModel, FieldType, ObjectModel, UnionModel } from '../../../model/fields/field-model.ts';
import { linksTelling } from '../../../model/fields/references/linked-items.ts';
import type { Resource } from '../../../model/resources.ts';
import { extrasOf } from '../../../model/site-model.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import { costsOfReferences } from '../../engine/references/load-reference.ts';
import { readValue } from '../../engine/references/read-value.ts';
import type { Dialect } from '../dialect.ts';
import type { FieldSpec, Fields } from '../kit/registrar.ts';
import { acfConnections, loadReferred, referencesIn, targetTypeOf } from './acf-references.ts';
import { fieldNameOf } from './field-names.ts';
import { givenGroupFields } from './given-group-fields.ts';

type Value = JsonObject;

/** The custom fields of an item: in the groups that the given schema has, else in one. */
export function acfFields(dialect: Dialect, resource: Resource, typeName: string): Fields<Row> {
  const groups = givenGroupFields(dialect, resource, typeName);
  return Object.keys(groups).length > 0 ? groups : acfField(dialect, resource, typeName);
}

/**
 * `acf` of an item: its custom fields in one group, because REST does not tell which group a field is of. Images, posts,
 * terms and users are items, as in WPGraphQL for ACF.
 */
function acfField(dialect: Dialect, resource: Resource, typeName: string): Fields<Row> {
  const field = extrasOf(dialect.site, resource).fields.find(({ key }) => key === ACF);
  if (field?.type.kind !== 'object') return {};
  const { types } = dialect;
  if (types.claim('AcfFieldGroup')) {
    types.interface<Value>('AcfFieldGroup', {
      description: 'A group of custom fields.',
      typeOf: () => `${typeName}Acf`,
      fields: { fieldGroupName: GROUP_NAME },
    });
  }
  if (types.claim('AcfLink')) {
    const text = { type: 'String', description: 'As entered.' };
    types.object<Value>('AcfLink', {
      description: 'A link.',
      fields: { title: text, url: text, target: text },
    });
  }
  acfConnections(dialect);
  registerGroup(dialect, `${typeName}Acf`, field.type);
  return {
    acf: {
      type: `${typeName}Acf`,
      reads: (_args, { below }) => [ACF, ...below.reads().filter((read) => read.startsWith('_links.'))],
      description: 'The custom fields that are shown in REST.',
      resolve: (row) => readValue({ ...row } as JsonObject, field),
    },
  };
}

const GROUP_NAME: FieldSpec<Value> = {
  type: 'String',
  description: '`acf`: REST does not tell the groups.',
  resolve: () => ACF,
};

function registerGroup(dialect: Dialect, name: string, { fields }: ObjectModel, layout?: string): void {
  if (!dialect.types.claim(name)) return;
  dialect.types.object<Value>(name, {
    description: 'Custom fields.',
    interfaces: ['AcfFieldGroup', ...(layout === undefined ? [] : [layout])],
    fields: { fieldGroupName: GROUP_NAME, ...fieldsOf(dialect, name, fields) },
  });
}

function fieldsOf(dialect: Dialect, prefix: string, fields: readonly FieldModel[]): Fields<Value> {
  const named = fields.map((field) => [fieldNameOf(field.key), fieldOf(dialect, prefix, field)] as const);
  return Object.fromEntries(named.filter(([name]) => name !== ''));
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function fieldOf(dialect: Dialect, prefix: string, field: FieldModel): FieldSpec<Value> {
  const { type, description } = field;
  const typeName = `${prefix}${capitalised(fieldNameOf(field.key))}`;
  const of = type.kind === 'list' ? type.of : type;
  const isList = type.kind === 'list';
  if (of.kind === 'reference') {
    const isEdge = !isList && of.to === 'media';
    return {
      type: `Acf${targetTypeOf(of.to)}Connection${isEdge ? 'Edge' : ''}`,
      reads: linksTelling(of.to),
      costs: costsOfReferences(of.to, isList),
      ...(isEdge && { leadsTo: 'edge' as const }),
      description,
      resolve: (row, args, context, info) =>
        loadReferred(referencesIn(readValue(row, field)), isEdge, args, context, info),
    };
  }
  const named = namedType(dialect, typeName, of);
  return {
    type: isList ? `[${named}]` : named,
    ...((of.kind === 'object' || of.kind === 'union') && { reads: linksIn(of) }),
    description,
    resolve: (row) => plain(readValue(row, field), of),
  };
}

/** The type of a value that is no reference. Lists of lists do not occur in ACF. */
function namedType(dialect: Dialect, typeName: string, type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
      if (type.scalar === 'boolean') return 'Boolean';
      return type.scalar === 'number' || type.scalar === 'integer' ? 'Float' : 'String';
    case 'object':
      if (isLink(type)) return 'AcfLink';
      registerGroup(dialect, typeName, type);
      return typeName;
    case 'union':
      return registerLayouts(dialect, typeName, type);
    default:
      return 'String';
  }
}

const isLink = ({ fields }: ObjectModel): boolean =>
  fields.length === 3 && fields.every(({ key }) => ['title', 'url', 'target'].includes(key));

/** Flexible content: an interface, and an object for each layout. */
function registerLayouts(dialect: Dialect, typeName: string, { by, members }: UnionModel): string {
  const layout = `${typeName}_Layout`;
  if (!dialect.types.claim(layout)) return layout;
  const names = new Map(
    members.map(({ value }) => [value, `${typeName}${capitalised(fieldNameOf(value))}Layout`] as const),
  );
  dialect.types.interface<Value>(layout, {
    description: 'A layout of flexible content.',
    typeOf: (row) => names.get(String(row[by])) ?? '',
    fields: { fieldGroupName: GROUP_NAME },
  });
  for (const { value, type } of members) registerGroup(dialect, names.get(value) ?? '', type, layout);
  return layout;
}

/** A value as GraphQL's own scalars take it: dates as text, and what has no declared type as JSON. */
function plain(value: unknown, type: FieldType): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item, type));
  if (value instanceof Date) return value.toISOString();
  const isText = type.kind === 'scalar' || type.kind === 'enum';
  return isText && (isRecord(value) || Array.isArray(value)) ? JSON.stringify(value) : value;
}

/** The links that tell what the ids in a value mean, whatever is selected of it. */
function linksIn(type: FieldType): readonly string[] {
  switch (type.kind) {
    case 'reference':
      return linksTelling(type.to);
    case 'list':
      return linksIn(type.of);
    case 'object':
      return type.fields.flatMap((field) => linksIn(field.type));
    case 'union':
      return type.members.flatMap((member) => linksIn(member.type));
    default:
      return [];
  }
}
