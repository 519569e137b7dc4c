import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { tooComplex } from '../../../base/http-error.ts';
import type { LimitSettings } from '../limit-settings.ts';
import { oneIntrospection } from './one-introspection.ts';

/**
 * Rejects operations by their shape, before anything is requested: tokens are counted while parsing; depth,
 * aliases and directives during validation.
 */
export function useQueryLimits({ maxDepth, maxAliases, maxDirectives, maxTokens }: LimitSettings): Plugin {
  return {
    onPluginInit({ addPlugin }) {
      addPlugin(maxDepthPlugin({ ...refusing('levels of fields', maxDepth), flattenFragments: true }));
      addPlugin(maxAliasesPlugin({ ...refusing('aliases', maxAliases), allowList: [] }));
      addPlugin(maxDirectivesPlugin(refusing('directives', maxDirectives)));
    },
    onValidate({ addValidationRule }) {
      addValidationRule(oneIntrospection);
    },
    onParse({ parseFn, setParseFn }) {
      setParseFn((source, options) => {
        try {
          return parseFn(source, { ...options, maxTokens });
        } catch (error) {
          if (isAboutTokens(error)) throw refused('tokens', maxTokens);
          // Deeply nested lists overflow the stack: the parser recurses without a limit.
          if (error instanceof RangeError) throw tooComplex('Expected values with fewer nested levels.', {});
          throw error;
        }
      });
    },
  };
}

/** By message: graphql-js sets no code. */
const isAboutTokens = (error: unknown): boolean =>
  error instanceof Error && /Document contains more tha[tn] \d+ tokens/.test(error.message);

/** The rules report the number found only in their message. */
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
  tooComplex(`Expected an operation of at most ${limit} ${what}, got ${found ?? 'more'}.`, {
    limit,
    ...(found !== undefined && { found }),
  });
