import type { SchemaKit } from '../schema-kit.ts';
import { registerCommentAdded } from './comment-added.ts';
import { registerContentChanged } from './content-changed.ts';

/** The subscription root and its fields. */
export function registerSubscriptions(kit: SchemaKit): void {
  kit.builder.subscriptionType({
    description:
      'The subscription root. Events are sent as server-sent events (`Accept: text/event-stream`).',
  });
  registerContentChanged(kit);
  registerCommentAdded(kit);
}
