import { embed } from '../contenders/embed.mjs';
import { followLinks } from '../contenders/follow-links.mjs';
import { genericGateway } from '../contenders/generic-gateway.mjs';
import { pressgraph } from '../contenders/pressgraph.mjs';
import { restBatched } from '../contenders/rest-batched.mjs';
import { wpgraphql } from '../contenders/wpgraphql.mjs';
import { hasCompanion, WITH_COMPANION } from './companion.mjs';
import { startGateway } from './gateway.mjs';
import { hasMesh, startMesh } from './mesh-server.mjs';
import { hasTailcall, startTailcall } from './tailcall-server.mjs';

/** @import { Contender } from '../contenders/page-data.mjs' */

/** @import { Plugin } from './plugin.mjs' */

/**
 * Starts all contenders for a site. The first is the reference.
 * @param {string} site
 * @param {Plugin} [plugin]
 */
export async function startContenders(site, plugin) {
  const gateway = await startGateway(site);
  const together = (await hasCompanion(site)) ? await startGateway(site, { usesCompanion: true }) : undefined;
  const cachingGateway = await startGateway(site, { isCaching: true });
  const generic = [
    ...(hasMesh() ? [{ name: 'GraphQL Mesh, Hive', ...(await startMesh(site)) }] : []),
    ...(hasTailcall() ? [{ name: 'Tailcall', ...(await startTailcall(site)) }] : []),
  ];
  /** @type {Contender[]} */
  const contenders = [
    restBatched(site),
    of(gateway, pressgraph(gateway.endpoint)),
    ...(together ? [of(together, pressgraph(together.endpoint, WITH_COMPANION))] : []),
    of(cachingGateway, pressgraph(cachingGateway.endpoint, 'Pressgraph, items cached', 'new')),
    of(cachingGateway, pressgraph(cachingGateway.endpoint, 'Pressgraph, answer cached')),
    embed(site),
    ...generic.map(({ name, server, endpoint }) => of(server, genericGateway(endpoint, name))),
    followLinks('in parallel')(site),
    followLinks('one by one')(site),
    ...(plugin ? [{ ...wpgraphql(plugin.endpoint, plugin.name), isElsewhere: !plugin.isOnSite }] : []),
  ];
  return {
    contenders,
    gateway,
    /** The gateway with its cache on. */
    cachingGateway,
    async stop() {
      await Promise.all(contenders.map((contender) => contender.close()));
      await gateway.stop();
      await cachingGateway.stop();
      await together?.stop();
      await Promise.all(generic.map(({ server }) => server.stop()));
    },
  };
}

/**
 * @param {{ readonly pid: number | undefined }} server
 * @param {Contender} contender
 * @returns {Contender}
 */
const of = ({ pid }, contender) => ({ ...contender, ...(pid !== undefined && { pid }) });
