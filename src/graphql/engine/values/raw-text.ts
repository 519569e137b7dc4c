import type { Resource } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import type { Asked } from '../field-options/types.ts';
import type { FormatArgument } from './text-costs.ts';

/**
 * What a text field reads of its item. Where it is wanted as it is stored, that is nothing, for it takes a request of
 * its own, unless the item comes as editors see it.
 */
export const readsUnlessRaw =
  (field: string) =>
  ({ format }: FormatArgument, { isEdited = false }: Pick<Asked, 'isEdited'> = {}): readonly string[] => {
    if (format !== 'RAW') return [field];
    return isEdited ? [`${field.split('.', 1)[0]}.raw`] : [];
  };

/** A text of an item as it is stored; `null` for who may not edit the item. */
export async function loadRaw(
  resource: Resource,
  row: Row,
  field: string,
  { load }: GatewayContext,
): Promise<string | null> {
  const known = rawIn(row, field);
  return known === undefined
    ? (rawIn(await load.raw(resource, row.id, [`${field}.raw`]), field) ?? null)
    : known;
}

function rawIn(row: object | null, field: string): string | undefined {
  const text: unknown = row && Object.getOwnPropertyDescriptor(row, field)?.value;
  const raw = typeof text === 'object' && text !== null && 'raw' in text ? text.raw : undefined;
  return typeof raw === 'string' ? raw : undefined;
}
