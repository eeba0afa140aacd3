import { query } from '../api.js';
import { h, morph } from '../dom.js';
import { span } from '../format.js';

const STAGES = {
  client: 'Client',
  azureprivatezone: 'Azure private zone',
  forwardingrule: 'Forwarding rule',
  forwardingtarget: 'Target',
  link: 'Link',
  inboundendpoint: 'Inbound endpoint',
  resolverrule: 'Route 53 rule or zone',
  hostedzone: 'Zone',
  recordselection: 'Record',
  publicdns: 'Public DNS',
};

/** Asks the twin a question and shows why the answer is what it is. */
export class QueryBox {
  #form;
  #result;
  #store = null;
  #asked = 0;

  constructor(form, result) {
    this.#form = form;
    this.#result = result;
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#ask();
    });
  }

  show(store) {
    const isFirst = this.#store === null;
    this.#store = store;
    const { services, networks, sites } = store.snapshot;
    morph(
      this.#form.querySelector('datalist'),
      [...new Set(services.map(service => service.name))].map(name => h('option', { value: name })),
    );
    const from = this.#form.elements.from;
    // A site's name stands for the clients of its first network.
    morph(
      from,
      sites.map(site =>
        h(
          'optgroup',
          { label: site.name, 'data-key': site.name },
          networks.filter(network => network.site === site.name).map(network => h('option', { value: network.name }, network.name)),
        ),
      ),
    );
    if (isFirst) {
      this.#form.elements.name.value = services[0]?.name ?? '';
      from.value = (networks.find(network => network.cloud === 'azure') ?? networks[0])?.name ?? '';
    }
  }

  async #ask() {
    const { name, type, from } = this.#form.elements;
    const asked = ++this.#asked;
    this.#result.setAttribute('aria-busy', 'true');
    let shown;
    let path = null;
    try {
      const lookup = await query(name.value.trim(), type.value, from.value);
      shown = answer(lookup);
      path = pathOf(lookup, this.#store.snapshot);
    } catch (error) {
      shown = h('p', { class: 'problem', 'data-key': 'problem' }, error.message);
    }
    if (asked !== this.#asked) return;
    this.#result.removeAttribute('aria-busy');
    morph(this.#result, shown);
    this.#store.showPath(path);
  }
}

const plain = text => text.toLowerCase().replaceAll('-', '');

function answer(lookup) {
  const hops = [];
  for (const entry of lookup.trail) {
    const stage = plain(entry.stage);
    if (hops.length === 0 || hops[hops.length - 1].stage !== stage) hops.push({ stage, entries: [] });
    hops[hops.length - 1].entries.push(entry);
  }
  return h(
    'div',
    { 'data-key': 'answer' },
    h(
      'p',
      { class: 'verdict-line' },
      h('b', { class: `code ${lookup.code === 'NOERROR' ? 'ok' : 'down'}` }, lookup.code),
      lookup.waitedSeconds > 0 ? h('span', { class: 'why' }, ` after ${span(lookup.waitedSeconds)} of waiting`) : null,
    ),
    h(
      'ul',
      { class: 'answers' },
      [...lookup.answers, ...lookup.authority].map(record => h('li', {}, h('code', {}, record))),
    ),
    h(
      'ol',
      { class: 'hops' },
      hops.map(({ stage, entries }) =>
        h(
          'li',
          {},
          h('span', { class: 'stage' }, STAGES[stage] ?? stage),
          h(
            'ul',
            {},
            entries.map(({ verdict, subject, reason, afterSeconds }) =>
              h(
                'li',
                { class: plain(verdict) },
                h('span', { class: 'visually-hidden' }, `${verdict}: `),
                h('span', { class: 'subject' }, subject),
                h('span', { class: 'why' }, ` ${reason}${afterSeconds > 0 ? `, after ${span(afterSeconds)}` : ''}`),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Which elements of the picture the lookup went through. */
function pathOf({ trail, name, type, from, answers }, snapshot) {
  const path = new Set([`client:${from}`]);
  const network = snapshot.resolvers.find(
    resolver => resolver.name === from && (resolver.role === 'azure-client' || resolver.role === 'vpc-client'),
  );
  if (network) path.add(`resolver:${network.declared}`);
  for (const { stage, verdict, subject } of trail) {
    if (verdict.toLowerCase() === 'chosen' && plain(stage) === 'inboundendpoint') path.add(`resolver:${subject}`);
  }
  const bareName = name.replace(/\.$/, '');
  for (const zone of snapshot.zones) if (bareName === zone.name || bareName.endsWith(`.${zone.name}`)) path.add(`zone:${zone.name}`);
  path.add(`service:${bareName} ${type}`);
  for (const record of answers) {
    const instance = snapshot.instances.find(candidate => record.split(/\s+/).at(-1) === candidate.declared);
    if (instance) path.add(`instance:${instance.id}`);
  }
  return path;
}
