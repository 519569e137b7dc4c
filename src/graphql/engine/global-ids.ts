import type { Resource } from '../../model/resources.ts';

/** The global ids of a schema, which identify items across all types. */
export interface GlobalIds {
  encode(resource: Resource, id: number): string;
  /**
   * Decodes a global id, which must belong to one of the given resources.
   *
   * @throws PressgraphError BAD_USER_INPUT if it is not a global id, or one of another type.
   */
  decode<R extends Resource>(
    id: string,
    resources: readonly R[],
  ): { readonly resource: R; readonly id: number };
}
