import type { Schema } from '../wordpress/declared.ts';
import { HOME, type Row } from '../wordpress-rows.ts';

/**
 * The fields of Secure Custom Fields, which Advanced Custom Fields has alike, as version 6.4.1 was seen to declare and
 * send them: what each kind declares, its value in both REST formats, what an empty one is, and the links that say what
 * ids mean. As there, links are made for the fields of an item, not for those in groups, repeaters and layouts, and
 * not for single images and files.
 */
export interface CustomField {
  readonly kind:
    | 'text'
    | 'url'
    | 'number'
    | 'true_false'
    | 'image'
    | 'gallery'
    | 'select'
    | 'checkbox'
    | 'radio'
    | 'post_object'
    | 'relationship'
    | 'page_link'
    | 'taxonomy'
    | 'user'
    | 'date_picker'
    | 'date_time_picker'
    | 'time_picker'
    | 'google_map'
    | 'group'
    | 'repeater'
    | 'flexible_content';
  readonly choices?: readonly string[];
  readonly multiple?: boolean;
  readonly fields?: CustomFields;
  readonly layouts?: Readonly<Record<string, CustomFields>>;
}

export type CustomFields = Readonly<Record<string, CustomField>>;

/** `acf/settings/rest_api_format`. */
export type Format = 'light' | 'standard';

/** What a field refers to: `{ id: 3, type: 'book', route: '/wp/v2/books' }`. */
export interface Target {
  readonly id: number;
  /** The post type, `attachment`, the taxonomy, or `user`. */
  readonly type: string;
  readonly route: string;
}

type Stored = Readonly<Record<string, unknown>>;

/** `acf` of an item, and its links. */
export function customFieldsOf(fields: CustomFields, stored: Stored, format: Format): Partial<Row> {
  return { acf: valuesOf(fields, stored, format), _links: linksOf(fields, stored) };
}

/** `schema.properties.acf` of a route. */
export const customFieldsSchema = (fields: CustomFields): Schema => ({
  type: 'object',
  properties: propertiesOf(fields),
});

const propertiesOf = (fields: CustomFields): Readonly<Record<string, Schema>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));

function schemaOf({ kind, choices = [], multiple, fields = {}, layouts = {} }: CustomField): Schema {
  const orNull = (...type: string[]) => ({ type: [...type, 'null'] });
  const several = multiple || kind === 'relationship' ? {} : { maxItems: 1 };
  switch (kind) {
    case 'url':
      return { ...orNull('string'), format: 'uri' };
    case 'number':
      return orNull('number');
    case 'true_false':
      return { ...orNull('boolean'), default: false };
    case 'image':
      return orNull('integer');
    case 'gallery':
      return { ...orNull('array'), items: { type: 'number' } };
    case 'select':
      return {
        ...orNull('string', 'array', 'int'),
        items: { type: ['string', 'int'], enum: choices },
        ...several,
      };
    case 'checkbox':
      return {
        type: ['integer', 'string', 'array', 'null'],
        items: { type: ['string', 'integer'], enum: choices },
      };
    case 'radio':
      return { ...orNull('string'), enum: [...choices, null] };
    case 'post_object':
    case 'relationship':
    case 'taxonomy':
    case 'user':
      return { ...orNull('integer', 'array'), items: { type: 'integer' }, ...several };
    case 'page_link':
      return {
        type: ['integer', 'array', 'null', 'string'],
        items: { type: ['integer', 'string'] },
        ...several,
      };
    case 'date_picker':
      return { ...orNull('string'), description: 'A `Ymd` formatted date string.' };
    case 'date_time_picker':
      return { ...orNull('string'), description: 'A `Y-m-d H:i:s` formatted date string.' };
    case 'time_picker':
      return { ...orNull('string'), description: 'A `H:i:s` formatted time string.' };
    case 'google_map':
      return {
        ...orNull('object'),
        properties: {
          address: { type: 'string' },
          lat: { type: ['string', 'float'] },
          lng: { type: ['string', 'float'] },
          zoom: { type: ['string', 'int'] },
          post_code: { type: ['string', 'int'] },
        },
      };
    case 'group':
      return { ...orNull('object'), properties: propertiesOf(fields) };
    case 'repeater':
      return { ...orNull('array'), items: { type: 'object', properties: propertiesOf(fields) } };
    case 'flexible_content':
      return {
        ...orNull('array'),
        items: {
          oneOf: Object.entries(layouts).map(([name, inner]) => ({
            type: 'object',
            properties: {
              acf_fc_layout: { type: 'string', pattern: `^${name}$` },
              ...propertiesOf(inner),
            },
          })),
        },
      };
    default:
      return orNull('string');
  }
}

const valuesOf = (fields: CustomFields, stored: Stored, format: Format): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, sentValue(field, stored[name], format)]),
  );

const NULL_IF_EMPTY = new Set(['image', 'gallery', 'post_object', 'relationship', 'page_link', 'user']);

function emptyOf({ kind, fields = {} }: CustomField, format: Format): unknown {
  if (kind === 'true_false') return false;
  if (kind === 'group') return valuesOf(fields, {}, format);
  if (kind === 'taxonomy') return format === 'light' ? [] : false;
  if (
    kind === 'google_map' ||
    kind === 'repeater' ||
    kind === 'flexible_content' ||
    NULL_IF_EMPTY.has(kind)
  ) {
    return format === 'light' ? null : false;
  }
  return kind.endsWith('_picker') ? null : '';
}

function sentValue(field: CustomField, stored: unknown, format: Format): unknown {
  const { kind, fields = {}, layouts = {} } = field;
  if (stored === undefined) return emptyOf(field, format);
  const list = (of: (item: unknown) => unknown): unknown => (stored as readonly unknown[]).map(of);
  if (kind === 'group') return valuesOf(fields, stored as Stored, format);
  if (kind === 'repeater') return list((row) => valuesOf(fields, row as Stored, format));
  if (kind === 'flexible_content') {
    return list((section) => {
      const { layout, ...values } = section as Stored;
      return { acf_fc_layout: layout, ...valuesOf(layouts[String(layout)] ?? {}, values, format) };
    });
  }
  if (isTarget(stored)) return targetOf(field, stored, format);
  if (Array.isArray(stored) && stored.every(isTarget)) {
    return stored.map((target) => targetOf(field, target, format));
  }
  return format === 'standard' ? standardOf(field, stored) : stored;
}

/** Numbers are texts, and dates have the format that editors see. */
function standardOf({ kind }: CustomField, stored: unknown): unknown {
  const text = String(stored);
  if (kind === 'number') return text;
  if (kind === 'date_picker') return text.replace(/(\d{4})(\d\d)(\d\d)/, '$3/$2/$1');
  return stored;
}

function targetOf({ kind }: CustomField, { id, type, route }: Target, format: Format): unknown {
  if (format === 'light' || kind === 'taxonomy') return id;
  if (kind === 'page_link') return `${HOME}${route}-${id}/`;
  if (type === 'user') return { ID: id, user_nicename: `user-${id}`, display_name: `User ${id}` };
  if (type === 'attachment' && (kind === 'image' || kind === 'gallery')) {
    const url = `${HOME}/wp-content/uploads/${id}.jpg`;
    return { ID: id, id, title: `Image ${id}`, url, mime_type: 'image/jpeg', type: 'image', sizes: {} };
  }
  return { ID: id, post_type: type, post_title: `Item ${id}`, post_status: 'publish' };
}

function linksOf(fields: CustomFields, stored: Stored): Record<string, unknown> {
  const links: Record<string, { embeddable: true; taxonomy?: string; href: string }[]> = {};
  for (const [name, { kind }] of Object.entries(fields)) {
    if (kind === 'image') continue;
    for (const target of [stored[name]].flat().filter(isTarget)) {
      const rel =
        target.type === 'attachment'
          ? 'acf:attachment'
          : kind === 'user'
            ? 'acf:user'
            : kind === 'taxonomy'
              ? 'acf:term'
              : 'acf:post';
      const href = `${HOME}/wp-json${target.route}/${target.id}`;
      const link = {
        embeddable: true as const,
        ...(kind === 'taxonomy' && { taxonomy: target.type }),
        href,
      };
      links[rel] = [link, ...(links[rel] ?? [])];
    }
  }
  return links;
}

const isTarget = (value: unknown): value is Target =>
  typeof value === 'object' && value !== null && 'id' in value && 'type' in value && 'route' in value;
