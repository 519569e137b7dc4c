import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { tooComplex } from '../../../base/http-error.ts';
import type { LimitSettings } from '../limit-settings.ts';

/**
 * Refuses operations by their shape, before anything is asked: tokens while the document is read, depth, aliases and
 * directives when it is validated.
 */
export function useQueryLimits({ maxDepth, maxAliases, maxDirectives, maxTokens }: LimitSettings): Plugin {
  return {
    onPluginInit({ addPlugin }) {
      addPlugin(maxDepthPlugin({ ...refusing('levels of fields', maxDepth), flattenFragments: true }));
      addPlugin(maxAliasesPlugin({ ...refusing('aliases', maxAliases), allowList: [] }));
      addPlugin(maxDirectivesPlugin(refusing('directives', maxDirectives)));
    },
    onParse({ parseFn, setParseFn }) {
      setParseFn((source, options) => {
        try {
          return parseFn(source, { ...options, maxTokens });
        } catch (error) {
          if (isAboutTokens(error)) throw refused('tokens', maxTokens);
          // Lists in lists in lists: the parser goes down into each, and has no end of its own for it.
          if (error instanceof RangeError) throw tooComplex('Expected values of fewer levels than came.', {});
          throw error;
        }
      });
    },
  };
}

/** GraphQL has no code for it. */
const isAboutTokens = (error: unknown): boolean =>
  error instanceof Error && /Document contains more tha[tn] \d+ tokens/.test(error.message);

/** The rules tell in words alone how many they found. */
function refusing(what: string, limit: number) {
  return {
    n: limit,
    exposeLimits: true,
    propagateOnRejection: false,
    onReject: [
      (_context: unknown, { message }: GraphQLError): never => {
        const found = /found (\d+)/.exec(message)?.[1];
        throw refused(what, limit, found === undefined ? undefined : Number(found));
      },
    ],
  };
}

const refused = (what: string, limit: number, found?: number) =>
  tooComplex(`Expected an operation of at most ${limit} ${what}, but ${found ?? 'more'} came.`, {
    limit,
    ...(found !== undefined && { found }),
  });
