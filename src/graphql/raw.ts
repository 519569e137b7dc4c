import type { Resource } from '../site/resources.ts';
import type { Row } from '../wordpress/shapes.ts';
import type { GatewayContext } from './context.ts';
import type { ContentFormat } from './formats.ts';

interface FormatArgument {
  readonly format: ContentFormat;
}

/** What a text field reads of its item: nothing where it is wanted as it is stored, which takes a request of its own. */
export const readsUnlessRaw =
  (field: string) =>
  ({ format }: FormatArgument): readonly string[] =>
    format === 'RAW' ? [] : [field];

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
