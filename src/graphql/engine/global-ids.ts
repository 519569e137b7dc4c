import type { Resource } from '../../model/resources.ts';

/** How a schema names items across all types. */
export interface GlobalIds {
  encode(resource: Resource, id: number): string;
  /**
   * Reads a global id, which names an item of one of the given resources.
   *
   * @throws PressgraphError BAD_USER_INPUT for what is no global id, or one of another type.
   */
  decode<R extends Resource>(
    id: string,
    resources: readonly R[],
  ): { readonly resource: R; readonly id: number };
}
