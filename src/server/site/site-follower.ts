import { debuglog, isDeepStrictEqual } from 'node:util';
import { findBreakingChanges, type GraphQLSchema } from 'graphql';
import { gatewayClosed } from '../../base/abort-reasons.ts';
import { PressgraphError } from '../../base/errors.ts';
import { type Pauses, pauseAfter } from '../../base/scheduling/backoff.ts';
import { Schedule } from '../../base/scheduling/schedule.ts';
import type { Turns } from '../../base/scheduling/turns.ts';
import { checkGivenNames } from '../../graphql/build-schema.ts';
import type { Discovery } from '../../model/discovery.ts';
import { buildSiteModel } from '../../model/site-model.ts';
import type { DiscoveredSite } from '../../wordpress/discovery/discover.ts';
import { type RediscoverDepth, rediscover } from '../../wordpress/discovery/rediscover.ts';
import { isGone } from '../../wordpress/discovery/root/find-anew.ts';
import type { Metrics } from '../operating/metrics.ts';
import { type GivenForSchemas, SchemaPool, type SiteVersion } from './schema-pool.ts';
import { TypeGrace } from './type-grace.ts';

const debug = debuglog('pressgraph');

export interface FollowOptions extends GivenForSchemas {
  /** Builds the schemas, for other sites, too. Default: for this one. */
  readonly schemas?: SchemaPool | undefined;
  /** Seconds between rediscoveries of the site's post types and taxonomies; 0 turns them off. */
  readonly refreshInterval: number;
  /** Seconds after which a rediscovery includes the fields of each type; 0 turns that off. */
  readonly fieldsRefreshInterval: number;
  /** Seconds for which a post type or taxonomy that the site no longer lists stays in the schema. */
  readonly typeGracePeriod: number;
  /** Where the schema of WPGraphQL is served; `off` if it is not. */
  readonly wpgraphql?: string | undefined;
  /**
   * Called when the site can no longer be read, once per outage; and with bugs of the gateway, with the request id.
   */
  readonly onError?: ((error: unknown, requestId?: string) => void) | undefined;
  readonly metrics?: Pick<Metrics, 'countSchemaChange'> | undefined;
  /** Called with each new schema, when operations begin to run on it. */
  readonly onSchemaChange?: ((schema: GraphQLSchema, former: GraphQLSchema) => void) | undefined;
  /** Whether the site is known from an earlier start, and has to be read as soon as WordPress answers. */
  readonly isRestored?: boolean | undefined;
  /** What is due later. Default: its own. */
  readonly schedule?: Schedule | undefined;
  /** Bounds how many sites are rediscovered at once. */
  readonly refreshTurns?: Turns | undefined;
  /** Called with what is read of the site, unless it is what was known. */
  readonly onDiscovery?: ((discovery: Discovery) => void) | undefined;
}

/** Between two attempts to read a restored site. */
const PAUSES: Pauses = [1_000, 30_000];

interface Look {
  readonly depth: RediscoverDepth;
  readonly outcome: Promise<boolean>;
}

/** Milliseconds after the start, when the first requests are answered: building it takes some hundred milliseconds. */
const BEFORE_DIALECT = 2_000;

/** Keeps the schema up to date with the site: rediscovers it at an interval and on request. */
export class SiteFollower {
  readonly #client: DiscoveredSite['client'];
  readonly #findAnew: DiscoveredSite['findAnew'];
  readonly #options: FollowOptions;
  readonly #schemas: SchemaPool;
  readonly #end = new AbortController();
  #discovery: Discovery;
  #version: SiteVersion;
  #looking: Look | undefined;
  #fieldsSeen = performance.now();
  #isLost = false;
  #isCurrent: boolean;
  readonly #grace: TypeGrace;
  readonly #schedule: Schedule;

  /** @throws PressgraphError BAD_USER_INPUT for given names that do not fit the site. */
  constructor({ discovery, client, findAnew }: DiscoveredSite, options: FollowOptions) {
    this.#client = client;
    this.#findAnew = findAnew;
    this.#options = options;
    this.#schemas = options.schemas ?? new SchemaPool();
    this.#schedule = options.schedule ?? new Schedule();
    this.#grace = new TypeGrace(options.typeGracePeriod);
    this.#discovery = discovery;
    const model = buildSiteModel(discovery);
    checkGivenNames(model, options.givenNames ?? {});
    this.#version = this.#schemas.versionOf(model, options);
    this.#isCurrent = options.isRestored !== true;
    // After the start, and before anybody asks for it; but a mistake in an extension is told at the start.
    if (this.#servesDialect && options.extendWPGraphQL) void this.#version.wpgraphql;
    else if (this.#servesDialect) {
      this.#schedule.after(BEFORE_DIALECT, () => void this.#version.wpgraphql, this.#end.signal);
    }
    if (this.#isCurrent) this.#follow();
    else this.#catchUp();
  }

  /** The version that a new operation runs on, until it ends. */
  get version(): SiteVersion {
    return this.#version;
  }

  /** Whether WordPress has been read since the start. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  /** The number of post types and taxonomies that are served although the site no longer lists them. */
  get missingTypes(): number {
    return this.#grace.size;
  }

  /**
   * Rediscovers the site now, fields included; concurrent calls share one rediscovery.
   *
   * @returns Whether the model has changed.
   * @throws PressgraphError If the site cannot be read; the previous version stays in service.
   */
  async refresh(): Promise<boolean> {
    while (this.#looking?.depth === 'types') await this.#looking.outcome.catch(() => {});
    return await (this.#looking?.outcome ?? this.#look('fields'));
  }

  /** Stops polling, and aborts the rediscovery in progress. */
  stop(): void {
    this.#end.abort(gatewayClosed());
  }

  #follow(): void {
    const milliseconds = this.#options.refreshInterval * 1000;
    if (milliseconds > 0) this.#schedule.every(milliseconds, () => this.#lookInPassing(), this.#end.signal);
  }

  /** Looks until WordPress has answered, at whatever interval it is followed later. */
  #catchUp(failures = 1): void {
    this.#schedule.after(pauseAfter(failures, PAUSES), () => void this.#lookOnce(failures), this.#end.signal);
  }

  async #lookOnce(failures: number): Promise<void> {
    try {
      await this.#inTurn(() => this.refresh());
    } catch (error) {
      // That WordPress is down was told at the start.
      if (!(error instanceof PressgraphError)) this.#report(error);
    }
    if (this.#isCurrent) this.#follow();
    else this.#catchUp(failures + 1);
  }

  async #lookInPassing(): Promise<void> {
    try {
      await this.#inTurn(async () => {
        if (!this.#looking) await this.#look(this.#areFieldsDue() ? 'fields' : 'types');
      });
    } catch (error) {
      this.#report(error);
    }
  }

  /** Of its own accord, a site is read when no more others are: nobody waits for it. */
  async #inTurn(look: () => Promise<unknown>): Promise<void> {
    const { refreshTurns } = this.#options;
    await (refreshTurns ? refreshTurns.run(look, this.#end.signal) : look());
  }

  #areFieldsDue(): boolean {
    const { fieldsRefreshInterval } = this.#options;
    const seconds = (performance.now() - this.#fieldsSeen) / 1000;
    return fieldsRefreshInterval > 0 && seconds >= fieldsRefreshInterval;
  }

  get #servesDialect(): boolean {
    return this.#options.wpgraphql !== undefined && this.#options.wpgraphql !== 'off';
  }

  #report(error: unknown): void {
    if (this.#end.signal.aborted || this.#isLost) return;
    this.#isLost = true;
    this.#options.onError?.(
      error instanceof PressgraphError
        ? new PressgraphError(
            error.code,
            `Failed to refresh the site; its last known schema stays in service. ${error.message}`,
            { cause: error },
          )
        : error,
    );
  }

  #tell(schema: GraphQLSchema, former: GraphQLSchema): void {
    // A site of the same shape has the same schema, whatever its name and address.
    if (schema === former) return;
    const { metrics, onSchemaChange } = this.#options;
    metrics?.countSchemaChange(findBreakingChanges(former, schema).length > 0);
    onSchemaChange?.(schema, former);
  }

  #announce(missed: readonly string[]): void {
    const { onError, typeGracePeriod } = this.#options;
    onError?.(
      new PressgraphError(
        'UPSTREAM_ERROR',
        `The site no longer lists ${missed.join(', ')}. Its fields are null with an error; if it stays away, they are removed from the schema in ${typeGracePeriod} seconds, and operations that select them are rejected.`,
      ),
    );
  }

  /** Where a root does not know the types of any WordPress, the site is looked for anew. */
  async #rediscover(depth: RediscoverDepth): Promise<Discovery> {
    const { signal } = this.#end;
    try {
      return await rediscover(this.#client, this.#discovery, depth, signal);
    } catch (error) {
      const moved = isGone(error) ? await this.#findAnew?.(signal) : undefined;
      if (moved === undefined) throw error;
      debug('the REST API has moved to %s', moved.restRoot);
      return await rediscover(this.#client, { ...this.#discovery, ...moved }, 'fields', signal);
    }
  }

  #look(depth: RediscoverDepth): Promise<boolean> {
    const outcome = this.#read(depth).finally(() => {
      this.#looking = undefined;
    });
    this.#looking = { depth, outcome };
    return outcome;
  }

  async #read(depth: RediscoverDepth): Promise<boolean> {
    const read = await this.#rediscover(depth);
    this.#end.signal.throwIfAborted();
    const { discovery: found, missed } = this.#grace.apply(this.#discovery, read);
    if (missed.length > 0) this.#announce(missed);
    const model = buildSiteModel(found);
    const former = this.#version;
    const isNews = !isDeepStrictEqual(model, former.model);
    if (isNews) {
      const version = this.#schemas.versionOf(model, this.#options);
      // Here, and not while a request waits.
      if (this.#servesDialect) void version.wpgraphql;
      this.#version = version;
    }
    if (read !== this.#discovery) this.#fieldsSeen = performance.now();
    if (found !== this.#discovery) this.#options.onDiscovery?.(found);
    this.#discovery = found;
    this.#isLost = false;
    this.#isCurrent = true;
    debug('rediscovered the %s of the site: %s', depth, isNews ? 'new schema' : 'no changes');
    if (isNews) this.#tell(this.#version.schema, former.schema);
    return isNews;
  }
}
