import { getHeapStatistics } from 'node:v8';

/** The share of the heap that answers in progress may take, by their estimates: what they are made of takes more. */
const SHARE_OF_HEAP = 1 / 8;

/** @param limit In bytes. Default: an eighth of the heap that Node.js may use. */
export const pendingBytes = (limit = getHeapStatistics().heap_size_limit * SHARE_OF_HEAP): number => limit;
