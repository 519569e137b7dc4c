import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { httpError, tooComplex } from '../../../base/http-error.ts';
import { isLargerThan } from '../../answer/answer-size.ts';
import type { RequestedOperation } from '../../operation/operation.ts';
import type { LimitSettings } from '../limit-settings.ts';
import { PendingAnswers } from './pending-answers.ts';

type EstimatedContext = Pick<RequestedOperation, 'estimate'> & { releaseAnswer?: () => void };

/** Seconds after which a caller may try again: long answers take about that long. */
const RETRY_AFTER = 1;

/**
 * Bounds the memory of answers: the estimated size of all in progress, and the real size of each. A query of a few hundred
 * bytes can select the same long text a thousand times.
 */
export function useAnswerLimit({
  maxAnswerBytes,
  maxPendingBytes,
}: Pick<LimitSettings, 'maxAnswerBytes' | 'maxPendingBytes'>): Plugin<
  Record<never, never>,
  EstimatedContext
> {
  const pending = new PendingAnswers(maxPendingBytes);
  return {
    onParams({ paramsHandler, setParamsHandler }) {
      setParamsHandler(async (payload) => {
        try {
          const result = await paramsHandler(payload);
          if (!isAsyncIterable(result) && isLargerThan(result, maxAnswerBytes)) {
            throw tooComplex(`Expected an answer of at most ${maxAnswerBytes} bytes, got more.`, {
              limit: maxAnswerBytes,
            });
          }
          return result;
        } finally {
          payload.context.releaseAnswer?.();
        }
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
