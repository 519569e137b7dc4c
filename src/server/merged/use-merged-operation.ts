import type { ExecutionResult, FieldNode, GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { PageLimits } from '../../graphql/engine/context.ts';
import { requestOf } from '../../graphql/merged/plan/planned-parts.ts';
import type { MergedContext, MergedOperation } from '../../graphql/merged/resolvers/merged-operation.ts';
import { ExternalValues } from '../../graphql/merged/values/external-values.ts';
import { publicError } from '../answer/public-error.ts';
import { assertNoCredentialOfAll } from './caller-of-site.ts';
import type { MergedVersion, MergedVersions } from './merged-versions.ts';
import type { OpenSites } from './open-sites.ts';
import { PartRunner, type PartRunnerOptions, type WholeRequest } from './run-part.ts';
import { upstreamOf } from './upstream-of-parts.ts';

/** Set before an operation is parsed. */
interface Versioned {
  mergedVersion?: MergedVersion;
}

export interface MergedOperationOptions extends PartRunnerOptions {
  readonly versions: MergedVersions;
  readonly sites: OpenSites;
  readonly pages: PageLimits;
}

/** Executes each operation on the version of the merged schema that it began with, in parts on its sites. */
export function useMergedOperation(
  options: MergedOperationOptions,
): Plugin<WholeRequest & Versioned & Partial<MergedContext>, WholeRequest & Versioned> {
  const { versions, sites } = options;
  return {
    async onParams({ request, context }) {
      assertNoCredentialOfAll(request.headers, sites.keys);
      Object.assign(context, { mergedVersion: await versions.current() } satisfies Versioned);
    },
    onEnveloped({ context, setSchema }) {
      const { mergedVersion } = (context ?? {}) as Versioned;
      if (mergedVersion) setSchema(mergedVersion.merged.schema);
    },
    onExecute({ args, extendContext }) {
      const whole: WholeRequest & Versioned = args.contextValue;
      const { mergedVersion } = whole;
      if (!mergedVersion) throw new TypeError('Expected the merged schema of the operation.');
      const { merged, parts: servers } = mergedVersion;
      const { document, operationName, variableValues } = args;
      const runner = new PartRunner(whole, options);
      const errors: (() => readonly GraphQLError[])[] = [];
      const operation: MergedOperation = {
        merged,
        request: requestOf({ document, operationName, variables: variableValues ?? {} }),
        pages: options.pages,
        values: new ExternalValues(),
        once: rememberedForNodes(),
        addErrors: (those) => {
          errors.push(those);
        },
        keys: sites.keys,
        addressesOf: sites.addressesOf,
        failureOf: (site) => (merged.sites.has(site) ? undefined : sites.failureOf(site)),
        isHeld(site) {
          const parts = servers.get(site);
          return parts?.site.caches !== undefined && parts.callers.isAnonymous(runner.headersOf(site));
        },
        async run(part) {
          const server = servers.get(part.site);
          if (server) return await runner.run(part, server);
          throw sites.failureOf(part.site);
        },
      };
      extendContext({ merged: operation } satisfies MergedContext);
      return {
        onExecuteDone({ result, setResult }) {
          if (isAsyncIterable(result)) return;
          const further = errors.flatMap((those) => those()).map((error) => publicError(error));
          setResult(withFurther(result, further, runner.extensions));
        },
      };
    },
  };
}

/** The answer, with the errors that belong to no selected field, and with what the sites report of their parts. */
function withFurther(
  result: ExecutionResult,
  further: readonly GraphQLError[],
  reports: PartRunner['extensions'],
): ExecutionResult {
  const upstream = upstreamOf(reports);
  return {
    ...result,
    ...(further.length > 0 && { errors: [...(result.errors ?? []), ...further] }),
    ...(upstream && { extensions: { ...result.extensions, upstream } }),
  };
}

/** Values by the nodes that they are for, and by a site. */
function rememberedForNodes(): MergedOperation['once'] {
  const numbers = new Map<FieldNode, number>();
  const values = new Map<string, unknown>();
  const numberOf = (node: FieldNode) => {
    const number = numbers.get(node) ?? numbers.size;
    numbers.set(node, number);
    return number;
  };
  return <Value>(nodes: readonly FieldNode[], site: string, make: () => Value): Value => {
    const key = `${site} ${nodes.map(numberOf).join(' ')}`;
    if (!values.has(key)) values.set(key, make());
    return values.get(key) as Value;
  };
}
