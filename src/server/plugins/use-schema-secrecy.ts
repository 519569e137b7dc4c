import { blockFieldSuggestionsPlugin } from '@escape.tech/graphql-armor-block-field-suggestions';
import { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';
import type { Plugin } from 'graphql-yoga';

/** Tells nobody what the schema holds: neither when it is asked for, nor by the suggestions of errors. */
export function useSchemaSecrecy(): Plugin[] {
  return [useDisableIntrospection() as Plugin, blockFieldSuggestionsPlugin({ mask: '' }) as Plugin];
}
