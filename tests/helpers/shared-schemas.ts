import type { SiteModel } from '../../src/model/site-model.ts';
import { createCommonParts, type Placed } from '../../src/server/common-parts.ts';
import type { GatewayOptions } from '../../src/server/gateway-options.ts';
import { resolveServeOptions } from '../../src/server/resolved-options.ts';
import { type GivenForSchemas, SchemaPool, type SiteVersion } from '../../src/server/site/schema-pool.ts';

/** Shapes whose schemas are kept, though no gateway of a test uses them now. */
const KEPT = 50;

/** Most tests have sites of the same few shapes, and building a schema is the longest part of a start. */
class KeptSchemas extends SchemaPool {
  readonly #kept: SiteVersion[] = [];

  override versionOf(model: SiteModel, given: GivenForSchemas): SiteVersion {
    const version = super.versionOf(model, given);
    this.#kept.unshift(version);
    this.#kept.splice(KEPT);
    return version;
  }
}

const schemas = new KeptSchemas();

/** The parts of a gateway of one site, with the schemas that other tests built: as sites of one gateway share theirs. */
export const partsWithSharedSchemas = (options: GatewayOptions): Placed => ({
  prefix: '',
  common: { ...createCommonParts(resolveServeOptions(options)), schemas },
});
