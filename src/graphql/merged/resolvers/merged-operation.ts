import type { FieldNode, GraphQLError } from 'graphql';
import type { PageLimits } from '../../engine/context.ts';
import type { MergedRequest } from '../plan/merged-request.ts';
import type { SitePart } from '../plan/site-parts.ts';
import type { MergedSchema } from '../schema/merge-schemas.ts';
import type { ExternalValues } from '../values/external-values.ts';
import type { PartResult } from '../values/part-result.ts';

/** The sites of a gateway, as operations over all of them need them. */
export interface MergedSites {
  /** All keys, also of sites that are not open. */
  readonly keys: readonly string[];
  /** The addresses that are a site's own, the home first; empty if it is not open. */
  readonly addressesOf: (site: string) => readonly string[];
  /** Whether the site's answers to this caller are cached. */
  readonly isHeld: (site: string) => boolean;
  /** Why a site is not open; `undefined` if it is. */
  readonly failureOf: (site: string) => Error | undefined;
  /**
   * Executes a part on its site.
   *
   * @throws PressgraphError If there is no result.
   */
  readonly run: (part: SitePart) => Promise<PartResult>;
}

/** One operation on the merged schema. */
export interface MergedOperation extends MergedSites {
  readonly merged: MergedSchema;
  readonly request: MergedRequest;
  readonly pages: PageLimits;
  readonly values: ExternalValues;
  /** Remembers a value for fields and a site: the site of many nodes is loaded once. */
  readonly once: <Value>(nodes: readonly FieldNode[], site: string, make: () => Value) => Value;
  /** Adds errors that no field of the answer has. */
  readonly addErrors: (errors: () => readonly GraphQLError[]) => void;
}

/** The context of the merged schema's resolvers. */
export interface MergedContext {
  readonly merged: MergedOperation;
}
