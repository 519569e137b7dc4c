import { useDeferStream } from '@graphql-yoga/plugin-defer-stream';
import type { DocumentNode, ExecutionArgs, GraphQLError, ValidationRule } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { withIncrementalDelivery } from '../../graphql/engine/incremental/incremental-delivery.ts';
import { publicError } from '../answer/public-error.ts';
import type { Mistakes } from '../operating/mistakes.ts';
import type { RequestContext } from '../operation/request-state.ts';
import type { Part } from './parts.ts';
import { acceptedPartTypes, withoutDelivery } from './without-delivery.ts';

type DeliveryContext = Partial<RequestContext> & { readonly request: Request };

/**
 * Delivers what `@defer` and `@stream` mark after the rest, as Yoga's executor does it. A client that does not accept parts gets the
 * whole answer at once, as each operation of a batch does. Behind other plugins that replace the validation.
 */
export function useIncrementalDelivery(mistakes: Mistakes): Plugin<DeliveryContext> {
  const wholeDocuments = new WeakMap<DocumentNode, DocumentNode>();
  const wholeDocument = (document: DocumentNode): DocumentNode => {
    const whole = wholeDocuments.get(document) ?? withoutDelivery(document);
    wholeDocuments.set(document, whole);
    return whole;
  };
  const mask = (errors: readonly GraphQLError[]) =>
    errors.map((error) => withoutHttp(publicError(error, mistakes.hide)));
  return {
    onPluginInit({ addPlugin }) {
      // Its rules alone: the schema stays as it is.
      const { onValidate } = useDeferStream() as Plugin;
      addPlugin({ ...(onValidate && { onValidate }) });
    },
    onValidate({ validateFn, setValidationFn }) {
      setValidationFn((schema, document, rules?: readonly ValidationRule[], ...rest) =>
        // Here, an event of a subscription is whole whatever is deferred in it.
        validateFn(
          withIncrementalDelivery(schema),
          document,
          rules?.filter(({ name }) => name !== EVENTS_RULE),
          ...rest,
        ),
      );
    },
    onExecute({ executeFn, setExecuteFn, context: { request, requestState } }) {
      if (requestState?.isBatch || acceptedPartTypes(request).length === 0) {
        setExecuteFn((args: ExecutionArgs) => executeFn({ ...args, document: wholeDocument(args.document) }));
        return undefined;
      }
      return {
        onExecuteDone({ result }) {
          if (!isAsyncIterable(result)) return undefined;
          return {
            // Yoga masks the errors of the parts themselves, and none below `incremental`.
            onNext({ result: part, setResult }) {
              const { incremental } = part as Part;
              if (!incremental) return;
              const masked = incremental.map((increment) =>
                increment.errors ? { ...increment, errors: mask(increment.errors) } : increment,
              );
              setResult({ ...part, incremental: masked } as typeof part);
            },
          };
        },
      };
    },
  };
}

/** Of graphql-js 17. */
const EVENTS_RULE = 'DeferStreamDirectiveOnValidOperationsRule';

/** The status is sent already. */
function withoutHttp(error: GraphQLError): GraphQLError {
  delete error.extensions['http'];
  return error;
}
