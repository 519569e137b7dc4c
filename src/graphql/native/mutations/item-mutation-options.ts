import type { ObjectRef } from '@pothos/core';
import type { Resource } from '../../../model/resources.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayTypes } from '../builder.ts';
import type { Input } from './inputs/input-type.ts';

/** The mutations of one resource, and their input. */
export interface ItemMutationOptions<R extends Resource> {
  readonly resource: R;
  readonly ref: ObjectRef<GatewayTypes, RowOf<R>>;
  /** The noun in the names of the mutations: `Post` in `createPost`. */
  readonly noun: string;
  readonly fields: readonly Input[];
  /** Whether there is a `create…`. Media are uploaded instead, and GraphQL does not allow an empty input. */
  readonly canCreate: boolean;
  /** Whether it has a trash. Otherwise it is deleted permanently. */
  readonly hasTrash: boolean;
  /** Whether WordPress records when it was modified. */
  readonly isDated: boolean;
}
