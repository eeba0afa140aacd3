import { h, morph } from '../dom.js';
import { toggle } from '../faults.js';
import { minutes } from '../format.js';
import { factsOf } from './facts.js';

/** The selected element: its facts, and switches for what can break it. */
export class Inspector {
  #root;
  #problem;
  #store = null;
  #elements = null;
  #busy = false;

  constructor(root, problem) {
    this.#root = root;
    this.#problem = problem;
    root.addEventListener('click', event => {
      const button = event.target.closest('button');
      if (button?.dataset.fault) this.#switch(button.dataset.fault);
      if (button?.dataset.close !== undefined) this.#close();
      if (button?.dataset.select) this.#store.select(button.dataset.select);
    });
    root.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.#close();
    });
  }

  show(store, elements) {
    this.#store = store;
    this.#elements = elements;
    const element = elements.get(store.selected);
    this.#root.classList.toggle('open', element !== undefined);
    morph(this.#root, element ? this.#element(element) : this.#nothing());
  }

  #nothing() {
    const { snapshot } = this.#store;
    return h(
      'div',
      { class: 'panel-body', 'data-key': 'nothing' },
      h('h2', {}, 'Look closer, or break something'),
      h('p', { class: 'hint' }, 'Choose any element of the picture for its facts and its faults. A few to begin with:'),
      h(
        'ul',
        { class: 'starters' },
        this.#starters(snapshot).map(([id, text]) =>
          h('li', { 'data-key': id }, h('button', { type: 'button', class: 'link', 'data-select': id }, text)),
        ),
      ),
      h('h3', {}, 'How long a failover takes, in minutes'),
      h(
        'table',
        { class: 'budgets' },
        h(
          'thead',
          {},
          h('tr', {}, h('th', { scope: 'col' }, 'Service'), h('th', { scope: 'col' }, 'Fails over'), h('th', { scope: 'col' }, 'Recovers')),
        ),
        h(
          'tbody',
          {},
          snapshot.services.map(service =>
            h(
              'tr',
              { 'data-key': service.name },
              h('th', { scope: 'row' }, service.name.split('.')[0]),
              h('td', {}, range(service.budgetSeconds)),
              h('td', {}, range(service.recoverSeconds)),
            ),
          ),
        ),
      ),
    );
  }

  #starters(snapshot) {
    const first = list => list[0];
    const instance = first(snapshot.instances.filter(candidate => candidate.mode !== null));
    const inbound = first(snapshot.resolvers.filter(resolver => resolver.role === 'route53-inbound'));
    const tunnels = first([...this.#elements.values()].filter(element => element.kind === 'links'));
    const site = first(snapshot.sites.filter(candidate => candidate.name === instance?.site));
    return [
      instance && [`instance:${instance.id}`, `Instance ${instance.id}`],
      inbound && [`resolver:${inbound.declared}`, `Inbound address in ${inbound.zone}`],
      tunnels && [tunnels.id, tunnels.isPair ? `Links between ${tunnels.joins.join(' and ')}` : `Tunnels of ${tunnels.site}`],
      site && [`site:${site.name}`, `Site ${site.name}`],
    ].filter(Boolean);
  }

  #element(element) {
    return h(
      'div',
      { class: 'panel-body', 'data-key': element.id },
      h(
        'header',
        { class: 'panel-head' },
        h('div', {}, h('p', { class: 'eyebrow' }, element.isPair ? 'Links between two sites' : KINDS[element.kind]), h('h2', { id: 'inspected' }, element.title)),
        h('button', { type: 'button', class: 'icon', 'data-close': '', 'aria-label': 'Close' }, '×'),
      ),
      h('p', { class: `state-line ${element.state}` }, h('span', { class: 'shape', 'aria-hidden': 'true' }), element.stateText),
      h(
        'dl',
        { class: 'facts' },
        factsOf(element, this.#store).map(([name, value]) => h('div', { 'data-key': name }, h('dt', {}, name), h('dd', {}, value))),
      ),
      element.faults.length === 0
        ? null
        : h(
            'section',
            { class: 'faults', 'aria-labelledby': 'faults-title' },
            h('h3', { id: 'faults-title' }, 'What can break'),
            h(
              'ul',
              {},
              element.faults.map((fault, at) =>
                h(
                  'li',
                  { 'data-key': `${fault.kind} ${fault.target} ${fault.mode ?? ''}` },
                  h(
                    'button',
                    { type: 'button', role: 'switch', class: 'switch', 'aria-checked': fault.on !== null, 'data-fault': at },
                    h('span', { class: 'track', 'aria-hidden': 'true' }),
                    fault.label,
                  ),
                ),
              ),
            ),
          ),
    );
  }

  async #switch(at) {
    const fault = this.#elements.get(this.#store.selected)?.faults[Number(at)];
    if (!fault || this.#busy) return;
    this.#busy = true;
    try {
      await toggle(this.#store.snapshot, fault);
      this.#problem('');
    } catch (error) {
      this.#problem(error.message);
    } finally {
      this.#busy = false;
    }
  }

  #close() {
    const was = this.#store.selected;
    this.#store.select(null);
    document.querySelector(`#picture [data-element="${CSS.escape(was ?? '')}"]`)?.focus();
  }
}

const KINDS = {
  site: 'Site',
  client: 'Clients',
  'azure-client': 'Azure DNS for clients',
  'azure-inbound': 'Azure DNS Private Resolver, inbound',
  'vpc-client': 'Route 53 Resolver of a VPC',
  'route53-inbound': 'Route 53 inbound address',
  links: 'Links',
  checker: 'Health checker (Lambda)',
  zone: 'Route 53 private hosted zone',
  service: 'Service',
  instance: 'Instance',
};

const range = ({ best, worst }) => (best === worst ? minutes(best) : `${minutes(best)} to ${minutes(worst)}`);
