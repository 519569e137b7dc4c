import type { SchemaKit } from '../schema-kit.ts';
import { registerCommentAdded } from './comment-added.ts';
import { registerContentChanged } from './content-changed.ts';

/** What can be heard of as it happens. */
export function registerSubscriptions(kit: SchemaKit): void {
  kit.builder.subscriptionType({
    description: 'What can be heard of as it happens, as server-sent events (`Accept: text/event-stream`).',
  });
  registerContentChanged(kit);
  registerCommentAdded(kit);
}
