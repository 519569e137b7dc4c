import type { ItemKind, ReferenceModel } from '../../../model/fields/field-model.ts';
import { idIn, itemInShape } from '../../../model/fields/references/item-reference.ts';
import type { LinkedItem, LinkedItems } from '../../../model/fields/references/linked-items.ts';

/** An item that a value refers to. */
export interface Reference {
  /** `undefined` if neither the value nor a link of its item tells. */
  readonly to: ItemKind | undefined;
  readonly id: number;
  /** The slug of its post type or taxonomy, if the value tells. */
  readonly slug?: string | undefined;
  /** Its URL in the REST API, if its item links to it. */
  readonly href?: string | undefined;
}

/** The item that a value refers to; `undefined` if it is no such reference. */
export function referenceIn(
  value: unknown,
  { to }: ReferenceModel,
  links: LinkedItems,
): Reference | undefined {
  const shaped = itemInShape(value);
  if (shaped) return accepts(to, shaped.to) ? shaped : undefined;
  const id = idIn(value);
  if (id === undefined) return undefined;
  const linked = links.withId(id);
  const fits = linked.filter((item) => accepts(to, item.to));
  if (fits.length === 1) return referenceTo(id, fits[0]);
  // Posts and attachments share their ids, so a link to the other kind proves that the value does not fit.
  const isOther = fits.length > 1 || linked.some((item) => sharesIds(to, item.to));
  return isOther ? undefined : { id, to: to === 'any' || to === 'unknown' ? undefined : to };
}

const referenceTo = (id: number, item: LinkedItem | undefined): Reference => ({
  id,
  to: item?.to,
  href: item?.href,
});

const accepts = (wanted: ReferenceModel['to'], kind: ItemKind): boolean =>
  wanted === kind || wanted === 'any' || wanted === 'unknown';

const sharesIds = (wanted: ReferenceModel['to'], kind: ItemKind): boolean =>
  (wanted === 'content' && kind === 'media') || (wanted === 'media' && kind === 'content');
