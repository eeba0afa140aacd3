// What flows between the elements: the ways that queries can take, and how many take them.
import { linksBetween, questionOf, serviceId } from '../stack.js';

/** Each with the elements that it leads through, queries per second, and whether they are lost. */
export function flowsOf({ snapshot, rates }, now) {
  return [
    ...clientFlows(snapshot, rates, now),
    ...forwardFlows(snapshot, rates, now),
    ...zoneFlows(snapshot, rates, now),
    ...answerFlows(snapshot, rates, now),
  ];
}

const clientFlows = (snapshot, rates, now) =>
  snapshot.resolvers
    .filter(resolver => resolver.role === 'azure-client')
    .map(resolver => ({
      through: [`client:${resolver.name}`, `resolver:${resolver.declared}`],
      rate: rates.of(`at ${resolver.declared}`, now),
      lost: resolver.down,
    }));

function forwardFlows(snapshot, rates, now) {
  const flows = new Map();
  for (const forwarding of snapshot.forwarding) {
    for (const network of forwarding.networks) {
      for (const target of forwarding.targets) flows.set(`${network} to ${target}`, { network, target, first: false });
      const first = flows.get(`${network} to ${forwarding.targets[0]}`);
      if (first) first.first = true;
    }
  }
  for (const { from, to } of snapshot.flows)
    flows.set(`${from} to ${to}`, { network: from, target: to, first: false, ...flows.get(`${from} to ${to}`) });
  return [...flows].flatMap(([key, { network, target, first }]) => {
    const [from, to] = [
      snapshot.resolvers.find(resolver => resolver.name === network),
      snapshot.resolvers.find(resolver => resolver.declared === target),
    ];
    if (!from || !to) return [];
    const [rate, lost] = [rates.of(key, now), rates.of(`${key} lost`, now)];
    const own = from.site === to.site;
    // Ways to other sites are shown while they are used; each site's own are always there.
    if (!own && rate === 0) return [];
    return [
      {
        through: [`resolver:${from.declared}`, linksBetween(from.site), ...(own ? [] : [linksBetween(from.site, to.site)]), `resolver:${to.declared}`],
        rate,
        lost: lost > 0 && lost >= rate * 0.5,
        faint: !first,
      },
    ];
  });
}

const zoneFlows = (snapshot, rates, now) =>
  snapshot.zones.flatMap(zone =>
    snapshot.resolvers
      .filter(resolver => resolver.role === 'route53-inbound' || resolver.role === 'vpc-client')
      .map(resolver => ({
        through: [`resolver:${resolver.declared}`, `zone:${zone.name}`],
        rate: resolver.down ? 0 : rates.of(`at ${resolver.declared}`, now),
        faint: resolver.role === 'vpc-client',
      })),
  );

const answerFlows = (snapshot, rates, now) =>
  snapshot.services.flatMap(service =>
    snapshot.instances
      .filter(instance => service.records.some(record => record.values.includes(instance.declared)))
      .map(instance => ({
        through: [serviceId(service), `instance:${instance.id}`],
        rate: rates.given(questionOf(service), instance.declared, now),
        out: instance.healthy === false,
      })),
  );
