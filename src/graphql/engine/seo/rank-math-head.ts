import { isAnswer } from '../../../loaders/shared/error-kinds.ts';
import type { GatewayContext } from '../context.ts';

/** What Rank Math prints into the head of a page. `null` also for a page that it answers with an error. */
export async function rankMathHead(link: string, { load }: GatewayContext): Promise<string | null> {
  try {
    return await load.pageHead(link);
  } catch (error) {
    if (isAnswer(error)) return null;
    throw error;
  }
}
