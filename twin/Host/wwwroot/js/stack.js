// The elements of the stack as the page shows them: what each is, how it is doing, and what can break it.
import { plural } from './format.js';
import { faultsOf } from './faults.js';

export function elementsOf(snapshot) {
  const elements = [
    ...snapshot.sites.map(site => siteElement(snapshot, site)),
    ...snapshot.networks.filter(network => network.cloud === 'azure').map(network => clientElement(snapshot, network)),
    ...snapshot.resolvers.map(resolver => resolverElement(snapshot, resolver)),
    ...linkElements(snapshot),
    ...snapshot.checkers.map(checker => checkerElement(snapshot, checker)),
    ...snapshot.zones.map(zone => zoneElement(snapshot, zone)),
    ...snapshot.services.map(service => serviceElement(snapshot, service)),
    ...snapshot.instances.map(instance => instanceElement(snapshot, instance)),
  ];
  return new Map(elements.map(element => [element.id, { ...element, faults: faultsOf(snapshot, element) }]));
}

export const serviceId = service => `service:${service.name} ${service.type}`;

/** The record that answers with an instance's address, for each service that has one. */
export const recordsOf = (snapshot, instance) =>
  snapshot.services.flatMap(service =>
    service.records.filter(record => record.values.includes(instance.declared)).map(record => ({ service, record })),
  );

const siteElement = (snapshot, site) => ({
  id: `site:${site.name}`,
  kind: 'site',
  title: site.name,
  site: site.name,
  source: site,
  sub: [site.azureLocation, site.awsRegion].filter(Boolean).join(' and '),
  ...stateOf(
    snapshot.faults.some(
      fault =>
        (fault.kind === 'site' && fault.target === site.name) ||
        (fault.kind === 'region' && (fault.target === site.awsRegion || fault.target === site.azureLocation)),
    )
      ? ['down', 'lost']
      : ['ok', 'up'],
  ),
});

const clientElement = (snapshot, network) => ({
  id: `client:${network.name}`,
  kind: 'client',
  title: 'Clients',
  sub: network.site,
  site: network.site,
  network: network.name,
  source: network,
  ...stateOf(['ok', `in ${network.name}`]),
});

function resolverElement(snapshot, resolver) {
  const shown = {
    'azure-client': { title: 'Azure DNS', sub: '168.63.129.16' },
    'azure-inbound': { title: 'Inbound', sub: resolver.declared },
    'vpc-client': { title: 'VPC resolver', sub: resolver.declared },
    'route53-inbound': { title: resolver.zone ?? resolver.name, sub: resolver.declared },
  }[resolver.role];
  const avoided = snapshot.avoidedTargets.filter(
    target => target.target === resolver.declared && sitesOf(snapshot, target.forwarder).has(resolver.site),
  );
  const state = resolver.down
    ? ['down', 'silent']
    : avoided.length > 0
      ? ['warn', avoided.some(target => target.quarantined) ? 'quarantined' : 'backed off from']
      : ['ok', 'answers'];
  return {
    id: `resolver:${resolver.declared}`,
    kind: resolver.role,
    site: resolver.site,
    network: networkOf(snapshot, resolver),
    source: resolver,
    ...shown,
    ...stateOf(state),
  };
}

// That another site's forwarder has given an address up is that forwarder's affair.
const sitesOf = (snapshot, ruleset) =>
  new Set(
    snapshot.forwarding
      .filter(forwarding => forwarding.ruleset === ruleset)
      .flatMap(forwarding => forwarding.networks)
      .map(name => snapshot.networks.find(network => network.name === name)?.site),
  );

// A resolver address lies in the range of its network.
const networkOf = (snapshot, resolver) => {
  const cloud = resolver.role.startsWith('azure') ? 'azure' : 'aws';
  const candidates = snapshot.networks.filter(network => network.cloud === cloud && network.site === resolver.site);
  return (candidates.find(network => network.ranges.some(range => holds(range, resolver.declared))) ?? candidates[0])?.name;
};

function holds(range, address) {
  const [base, length] = range.split('/');
  const bits = text => text.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
  const size = 2 ** (32 - Number(length));
  return Math.floor(bits(base) / size) === Math.floor(bits(address) / size);
}

function linkElements(snapshot) {
  const groups = new Map();
  for (const link of snapshot.links) {
    const id = linksBetween(...(link.sites.length > 0 ? link.sites : [link.site]));
    groups.set(id, [...(groups.get(id) ?? []), link]);
  }
  return [...groups].map(([id, links]) => {
    const down = links.filter(link => link.down).length;
    const tunnels = links.filter(link => link.kind === 'vpn-tunnel').length;
    const joins = [...new Set(links.flatMap(link => link.sites))].sort();
    const isPair = joins.length === 2;
    const state = down === 0 ? ['ok', 'up'] : down === links.length ? ['down', 'all down'] : ['warn', `${down} of ${links.length} down`];
    return {
      id,
      kind: 'links',
      links,
      joins,
      isPair,
      site: isPair ? null : links[0].site,
      source: links,
      ...stateOf(state),
      title: isPair ? joins.join(' \u2013 ') : tunnels > 0 ? plural(tunnels, 'tunnel') : plural(links.length, 'link'),
      sub: isPair ? plural(links.length, 'link') : `${links.length - down} up`,
    };
  });
}

/** The element for the links inside a site, or between two. */
export const linksBetween = (...sites) => `links:${[...new Set(sites)].sort().join('|')}`;

const checkerElement = (snapshot, checker) => {
  const silenced = snapshot.faults.some(
    ({ kind, target }) =>
      ((kind === 'checker' || kind === 'site') && target === checker.site) || (kind === 'region' && target === checker.region),
  );
  return {
    id: `checker:${checker.name}`,
    kind: 'checker',
    title: 'Checker',
    site: checker.site,
    source: checker,
    sub: checker.name,
    ...stateOf(silenced ? ['down', 'silent'] : checker.last === 'Responded' ? ['ok', 'checks'] : ['warn', checker.last ?? 'starts']),
  };
};

const zoneElement = (snapshot, zone) => ({
  id: `zone:${zone.name}`,
  kind: 'zone',
  title: zone.name,
  sub: 'private hosted zone',
  source: zone,
  ...stateOf(['ok', 'answers']),
});

function serviceElement(snapshot, service) {
  const watched = service.records.filter(record => record.healthCheck !== null);
  const healthy = watched.filter(record => healthOf(snapshot, record));
  const state =
    watched.length === 0
      ? ['idle', 'no health check']
      : healthy.length === watched.length
        ? ['ok', `${healthy.length} of ${watched.length} healthy`]
        : healthy.length === 0
          ? ['down', 'none healthy']
          : ['warn', `${healthy.length} of ${watched.length} healthy`];
  const zone = snapshot.zones.find(candidate => service.name === candidate.name || service.name.endsWith(`.${candidate.name}`));
  const title = zone && service.name !== zone.name ? service.name.slice(0, -zone.name.length - 1) : service.name;
  return { id: serviceId(service), kind: 'service', title, sub: state[1], zone: zone?.name, source: service, ...stateOf(state) };
}

export const healthOf = (snapshot, record) => snapshot.healthChecks.find(check => check.name === record.healthCheck)?.healthy ?? true;

function instanceElement(snapshot, instance) {
  const serves = instance.mode === 'serving';
  const failing =
    instance.mode === null
      ? ''
      : ({
          refusing: 'refuses',
          hanging: 'hangs',
          failing: 'status 500',
          slow: 'too slow',
          'wrong-certificate': 'bad certificate',
          serving: 'serves',
        }[instance.mode] ?? instance.mode);
  const state =
    instance.healthy === null
      ? ['idle', 'not watched']
      : instance.healthy
        ? serves || instance.mode === null
          ? ['ok', 'healthy']
          : ['warn', `${failing}, unnoticed`]
        : serves
          ? ['warn', 'serves, unhealthy']
          : ['down', failing || 'unhealthy'];
  return {
    id: `instance:${instance.id}`,
    kind: 'instance',
    title: instance.id,
    sub: instance.declared,
    site: instance.site,
    network: instance.network,
    source: instance,
    cloud: snapshot.networks.find(network => network.name === instance.network)?.cloud ?? null,
    ...stateOf(state),
  };
}

const stateOf = ([state, stateText]) => ({ state, stateText });

/** A service's question, as the twin writes it. */
export const questionOf = service => `${service.name}. ${service.type}`;
