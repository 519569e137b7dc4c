import type { ObjectRef } from '@pothos/core';
import type { Resource } from '../../../model/resources.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayTypes } from '../builder.ts';
import type { Input } from './inputs/input-type.ts';

/** The mutations of one resource, and what they take. */
export interface ItemMutationOptions<R extends Resource> {
  readonly resource: R;
  readonly ref: ObjectRef<GatewayTypes, RowOf<R>>;
  /** What the mutations are called after their verb: `Post` in `createPost`. */
  readonly noun: string;
  readonly fields: readonly Input[];
  /** Whether there is a `create…`: media have an upload instead, and an input without fields is none. */
  readonly canCreate: boolean;
  /** Whether it can lie in a trash; else it is deleted for good. */
  readonly hasTrash: boolean;
  /** Whether WordPress notes when it was changed. */
  readonly isDated: boolean;
}
