import type { Resource } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import type { Asked } from '../field-options/types.ts';
import type { FormatArgument } from './text-costs.ts';

/**
 * The REST fields that a text field reads. None for raw text, which costs a request of its own, unless the row has
 * edit context.
 */
export const readsUnlessRaw =
  (field: string) =>
  ({ format }: FormatArgument, { isEdited = false }: Pick<Asked, 'isEdited'> = {}): readonly string[] => {
    if (format !== 'RAW') return [field];
    return isEdited ? [`${field.split('.', 1)[0]}.raw`] : [];
  };

/** The raw text of an item; `null` if the caller may not edit it. */
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
