import type { ContentTypeModel } from '../../../model/resources.ts';
import type { RevisionRow } from '../../../wordpress/rest/shapes.ts';

/** The item that was revised: a revision's row does not say its type. */
export const REVISED = Symbol('revised item');

/** A revision, with the item that it belongs to. */
export interface Revision extends RevisionRow {
  readonly [REVISED]: { readonly model: ContentTypeModel; readonly parent: number };
}

export const revisionOf = (row: RevisionRow, model: ContentTypeModel, parent: number): Revision => ({
  ...row,
  [REVISED]: { model, parent },
});

/** Reads the key of a revision. */
export function placeOfRevision(key: string, types: readonly ContentTypeModel[]) {
  const [, slug, parent, id] = /^(.+)\/(\d{1,15})\/(\d{1,15})$/.exec(key) ?? [];
  const model = types.find((type) => type.slug === slug);
  return model && { model, parent: Number(parent), id: Number(id) };
}
