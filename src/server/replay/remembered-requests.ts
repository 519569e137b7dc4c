import { MemoryRoom, RoomMap } from '../../cache/memory-room.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { RequestRecord } from '../operating/request-record.ts';

/** A request whose answer was in the cache, as far as it decides how such an answer is sent. */
export interface RememberedRequest {
  /** Of its answer in the cache. */
  readonly answerKey: string;
  /** The site's version that the answer is of. */
  readonly model: SiteModel;
  /** The id or hash that it names its operation by, if it does. */
  readonly operationId: string | null;
  readonly record: Pick<RequestRecord, 'path' | 'schema' | 'operationName'>;
  /** Headers of its response that are the same each time: names and values, in turn. */
  readonly headers: readonly string[];
  readonly hasRequestId: boolean;
  readonly hasAllowance: boolean;
}

/** Of keys and headers together. */
const MOST_BYTES = 8 * 1024 * 1024;
const BYTES_PER_REQUEST = 500;

/** Memory for the requests of all sites of a gateway. */
export const createRequestRoom = (): MemoryRoom => new MemoryRoom(MOST_BYTES);

/** Requests by their key: see {@link requestKey}. */
export class RememberedRequests {
  readonly #requests: RoomMap<RememberedRequest>;

  /** @param room Memory that it shares with others. */
  constructor(room: MemoryRoom = createRequestRoom()) {
    this.#requests = new RoomMap(
      room,
      ({ headers }, key) => BYTES_PER_REQUEST + key.length + headers.join('').length,
    );
  }

  get(key: string): RememberedRequest | undefined {
    return this.#requests.get(key);
  }

  set(key: string, request: RememberedRequest): void {
    this.#requests.set(key, request);
  }
}
