import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { httpError, tooComplex } from '../../../base/http-error.ts';
import { isLargerThan, sizeUpTo } from '../../answer/answer-size.ts';
import { followingParts, partWithoutData } from '../../incremental/parts.ts';
import type { RequestedOperation } from '../../operation/operation.ts';
import type { RequestContext } from '../../operation/request-state.ts';
import type { LimitSettings } from '../limit-settings.ts';
import { BatchSums } from './batch-sums.ts';
import type { PendingAnswers } from './pending-answers.ts';

type EstimatedContext = Pick<RequestedOperation, 'estimate'> &
  Partial<RequestContext> & { readonly request: Request; releaseAnswer?: () => void };

/** Seconds after which a caller may try again: long answers take about that long. */
const RETRY_AFTER = 1;

/**
 * Bounds the memory of answers: the estimated size of all in progress, and the real size of each. A query of a few hundred
 * bytes can select the same long text a thousand times.
 */
export function useAnswerLimit(
  { maxAnswerBytes }: Pick<LimitSettings, 'maxAnswerBytes'>,
  pending: PendingAnswers,
): Plugin<Record<never, never>, EstimatedContext> {
  /** Of the operations of a batch, whose results are sent together. */
  const sums = new BatchSums();
  const isTooLarge = (result: unknown, { request, requestState }: EstimatedContext): boolean =>
    requestState?.isBatch
      ? sums.add(request, sizeUpTo(result, maxAnswerBytes)) > maxAnswerBytes
      : isLargerThan(result, maxAnswerBytes);
  const tooLarge = () =>
    tooComplex(`Expected an answer of at most ${maxAnswerBytes} bytes, got more.`, { limit: maxAnswerBytes });
  return {
    onParams({ paramsHandler, setParamsHandler }) {
      setParamsHandler(async (payload) => {
        try {
          const result = await paramsHandler(payload);
          if (!isAsyncIterable(result) && isTooLarge(result, payload.context)) throw tooLarge();
          return result;
        } finally {
          payload.context.releaseAnswer?.();
        }
      });
    },
    onExecute({ args }) {
      const context: EstimatedContext = args.contextValue;
      const { releaseAnswer } = context;
      let bytes = 0;
      return followingParts({
        onStart() {
          delete context.releaseAnswer;
        },
        onPart(part) {
          if (bytes <= maxAnswerBytes) bytes += sizeUpTo(part, maxAnswerBytes);
          return bytes > maxAnswerBytes ? partWithoutData(part, tooLarge()) : part;
        },
        onEnd: () => releaseAnswer?.(),
      });
    },
    // After the cost limit, which has estimated the size; before the context is built, which may send requests.
    onValidate({ context }) {
      return ({ valid }) => {
        const { estimate } = context as EstimatedContext;
        if (!valid || estimate === undefined) return;
        const release = pending.reserve(estimate.bytes);
        if (release === undefined) throw busy();
        Object.assign(context, { releaseAnswer: release });
      };
    },
  };
}

const busy = () =>
  httpError(
    'UPSTREAM_UNAVAILABLE',
    'The gateway is busy with large answers. Try again shortly.',
    { status: 503, headers: { 'retry-after': String(RETRY_AFTER) } },
    { retryAfter: RETRY_AFTER },
  );
