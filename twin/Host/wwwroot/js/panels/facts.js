// What there is to know of each kind of element, as pairs of a name and a value.
import { h } from '../dom.js';
import { clock, count, plural, span } from '../format.js';
import { healthOf, recordsOf } from '../stack.js';

export function factsOf(element, store) {
  const facts = FACTS[element.kind]?.(element, store) ?? [];
  return facts.filter(fact => fact && fact[1] !== null && fact[1] !== undefined);
}

const code = text => (text === null || text === undefined ? null : h('code', {}, text));

const list = items =>
  h(
    'ul',
    {},
    items.map(item => h('li', {}, item)),
  );

const since = (time, store) => `${span((store.time - Date.parse(time)) / 1000)}, since ${clock(new Date(time))}`;

const dig = (resolver, name) => code(`dig @${resolver.address} -p ${resolver.port} ${name ?? 'example.org'}`);

function queries(resolver) {
  return [
    ['Queries', `${count(resolver.received)} received, ${count(resolver.answered)} answered`],
    resolver.lost > 0 && ['Lost', `${count(resolver.lost)} to faults`],
    resolver.overBudget > 0 && ['Over its limit', count(resolver.overBudget)],
  ];
}

const resolver = ({ source }, store) => [
  ['Declared', code(source.declared)],
  ['On this machine', code(`${source.address}:${source.port}`)],
  source.zone && ['Availability Zone', source.zone],
  ['Endpoint', source.name],
  ...queries(source),
  ...store.snapshot.avoidedTargets
    .filter(target => target.target === source.declared)
    .map(target => [
      `Avoided by ${target.forwarder}`,
      `${target.quarantined ? 'quarantined' : 'backed off'} until ${clock(new Date(target.until))}`,
    ]),
  ['Try', dig(source, store.snapshot.services[0]?.name)],
];

const clientsOf = (network, { snapshot }) => {
  const at = snapshot.resolvers.find(candidate => candidate.role === 'azure-client' && candidate.name === network);
  const rules = snapshot.forwarding.filter(forwarding => forwarding.networks.includes(network));
  return [
    ['Ask', code('168.63.129.16')],
    ...rules.map(rule => [
      `${rule.domain === '.' ? 'All else' : rule.domain} goes to`,
      h(
        'ol',
        { class: 'targets' },
        rule.targets.map(target => h('li', {}, code(target))),
      ),
    ]),
    ...(at ? [['On this machine', code(`${at.address}:${at.port}`)], ...queries(at), ['Try', dig(at, snapshot.services[0]?.name)]] : []),
  ];
};

const KINDS_OF_LINKS = {
  'vpn-tunnel': 'VPN tunnel',
  'transit-gateway': 'transit gateway',
  'virtual-network-connection': 'between VPN gateways',
  'vpc-peering': 'VPC peering',
  'virtual-network-peering': 'VNet peering',
};

const FACTS = {
  site: ({ source }, { snapshot }) => [
    ['Azure', source.azureLocation],
    ['AWS', source.awsRegion],
    [
      'Networks',
      list(
        snapshot.networks
          .filter(network => network.site === source.name)
          .map(network => [`${network.name} `, code(network.ranges.join(', '))]),
      ),
    ],
    [
      'Instances',
      snapshot.instances
        .filter(instance => instance.site === source.name)
        .map(instance => instance.id)
        .join(', ') || 'none',
    ],
  ],
  client: (element, store) => clientsOf(element.network, store),
  'azure-client': (element, store) => clientsOf(element.source.name, store),
  'azure-inbound': resolver,
  'vpc-client': resolver,
  'route53-inbound': resolver,
  links: ({ links, joins }) => [
    [joins.length === 2 ? 'Join' : 'In', joins.join(' and ')],
    ['Up', `${links.filter(link => !link.down).length} of ${links.length}`],
    [
      'Links',
      list(
        links.map(link => [
          h('span', { class: link.down ? 'verdict down' : 'verdict ok' }, link.down ? 'down' : 'up'),
          ` ${link.name}, ${KINDS_OF_LINKS[link.kind] ?? link.kind}`,
        ]),
      ),
    ],
  ],
  checker: ({ source }, { snapshot }) => [
    ['Region', source.region],
    ['Last invocation', source.last === 'Responded' ? 'answered' : (source.last ?? 'none yet')],
    ['Process', plural(source.starts, 'start')],
    [
      'Alarms',
      list(snapshot.alarms.filter(alarm => alarm.region === source.region).map(alarm => `${alarm.name}: ${alarm.state.replace('-', ' ')}`)),
    ],
  ],
  zone: ({ source }, { snapshot }) => [
    ['Record sets', source.recordSets],
    ['Seen from', source.networks.join(', ')],
    ['Services', list(snapshot.services.map(service => service.name))],
  ],
  service: ({ source }, { snapshot }) => [
    ['Name', code(source.name)],
    ['Type', source.type],
    [
      'Fails over in',
      `${span(source.budgetSeconds.best)} to ${span(source.budgetSeconds.worst)}, typically ${span(source.budgetSeconds.typical)}`,
    ],
    ['Recovers in', `${span(source.recoverSeconds.best)} to ${span(source.recoverSeconds.worst)}`],
    [
      'Records',
      h(
        'ol',
        { class: 'records' },
        source.records.map(record =>
          h(
            'li',
            {},
            h(
              'span',
              { class: healthOf(snapshot, record) ? 'verdict ok' : 'verdict down' },
              healthOf(snapshot, record) ? 'healthy' : 'unhealthy',
            ),
            ` ${record.label}, ${record.policy}: `,
            code(record.values.join(', ')),
          ),
        ),
      ),
    ],
  ],
  instance: ({ source }, store) => [
    ['Declared', code(source.declared)],
    ['On this machine', source.address && code(`${source.address}:${source.port}`)],
    ['Network', source.network],
    ['Availability Zone', source.zone],
    ['Checked by', source.kind],
    ['Behaves', source.mode && (source.mode === 'serving' ? 'serves' : source.mode.replace('-', ' '))],
    ...recordsOf(store.snapshot, source).flatMap(({ service, record }) => {
      const check = store.snapshot.healthChecks.find(candidate => candidate.name === record.healthCheck);
      return [
        [`In ${service.name.split('.')[0]}`, `${record.label}, ${record.policy}`],
        check && ['Health check', `${check.healthy ? 'healthy' : 'unhealthy'} for ${since(check.since, store)}: ${check.reason}`],
      ];
    }),
  ],
};
