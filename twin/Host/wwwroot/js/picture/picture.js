import { morph, svg } from '../dom.js';
import { rate as rateText } from '../format.js';
import { flowsOf } from './flows.js';
import { layOut } from './layout.js';
import { nodeOf } from './nodes.js';
import { route } from './routes.js';

/** The topology as a live picture. One stop for Tab; arrows move within, Enter opens. */
export class Picture {
  #root;
  #placed = null;
  #focused = null;
  #store = null;
  #elements = null;

  constructor(root) {
    this.#root = root;
    root.addEventListener('click', event => this.#open(event.target.closest('[data-element]')));
    root.addEventListener('keydown', event => this.#onKey(event));
    root.addEventListener('focusin', event => {
      const id = event.target.closest('[data-element]')?.dataset.element;
      if (id && id !== this.#focused) {
        this.#focused = id;
        this.#store?.changed();
      }
    });
    new ResizeObserver(() => this.#store?.changed()).observe(root);
  }

  show(store, elements) {
    this.#store = store;
    this.#elements = elements;
    const now = performance.now();
    const picture = layOut(elements, store.snapshot, this.#root.clientWidth);
    const boxes = new Map([...picture.nodes, ...picture.bands].map(box => [box.element.id, box]));
    this.#placed = boxes;
    if (!boxes.has(this.#focused)) this.#focused = picture.nodes[0]?.element.id ?? null;
    const drawn = svg(
      'svg',
      {
        class: `picture ${picture.mode}`,
        width: picture.width,
        height: picture.height,
        viewBox: `0 0 ${picture.width} ${picture.height}`,
        role: 'group',
        'aria-label': 'Topology. Arrow keys move between elements, Enter shows an element and what can break it.',
      },
      svg(
        'g',
        { 'data-key': 'bands' },
        picture.bands.map(band => this.#band(band)),
      ),
      svg('g', { 'data-key': 'boxes', 'aria-hidden': 'true' }, picture.boxes.map(networkBox)),
      svg(
        'g',
        { 'data-key': 'zones' },
        this.#nodes(picture, element => element.kind === 'zone'),
      ),
      svg(
        'g',
        { 'data-key': 'flows', 'aria-hidden': 'true' },
        flowsOf(store, now).map(flow => flowLine(flow, boxes, picture.mode)),
      ),
      svg(
        'g',
        { 'data-key': 'nodes' },
        this.#nodes(picture, element => element.kind !== 'zone'),
      ),
    );
    morph(this.#root, drawn);
  }

  focus(id) {
    this.#root.querySelector(`[data-element="${CSS.escape(id)}"]`)?.focus();
  }

  #band({ element, x, y, width, height }) {
    return svg(
      'g',
      { ...this.#interactive(element), class: `band ${element.state}` },
      svg('rect', { class: 'band-area', x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 14 }),
      svg('rect', {
        class: 'focus-ring',
        x: x + 6,
        y: y + 5,
        width: Math.min(width - 12, 30 + element.title.length * 8),
        height: 24,
        rx: 7,
      }),
      svg('text', { class: 'band-title', x: x + 14, y: y + 22 }, element.title),
      svg(
        'text',
        { class: 'band-sub', x: x + 24 + element.title.length * 8.5, y: y + 22 },
        element.state === 'down' ? 'lost' : width > 300 ? element.sub : '',
      ),
    );
  }

  #nodes(picture, where) {
    const now = performance.now();
    return picture.nodes
      .filter(({ element }) => where(element))
      .map(box => {
        const group = nodeOf(box, this.#store, now);
        for (const [name, value] of Object.entries(this.#interactive(box.element))) group.setAttribute(name, value);
        if (this.#store.selected === box.element.id) group.classList.add('selected');
        if (this.#store.path?.has(box.element.id)) group.classList.add('on-path');
        if (box.element.faults.some(fault => fault.on)) group.classList.add('faulty');
        return group;
      });
  }

  #interactive(element) {
    return {
      'data-key': element.id,
      'data-element': element.id,
      role: 'button',
      tabindex: element.id === this.#focused ? 0 : -1,
      'aria-pressed': this.#store.selected === element.id,
      'aria-label': `${labels[element.kind] ?? ''} ${element.title}, ${element.sub}: ${element.stateText}`.trim(),
    };
  }

  #open(group) {
    if (!group) return;
    this.#focused = group.dataset.element;
    this.#store.select(group.dataset.element);
  }

  #onKey(event) {
    const group = event.target.closest('[data-element]');
    if (!group) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#open(group);
      return;
    }
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const next = direction && nearest(this.#placed, group.dataset.element, direction);
    if (!next) return;
    event.preventDefault();
    this.focus(next);
  }
}

const labels = {
  site: 'Site',
  'route53-inbound': 'Route 53 inbound address in',
  'azure-inbound': 'Azure resolver',
  zone: 'Zone',
  service: 'Service',
  instance: 'Instance',
};

// The closest element ahead; what lies off the axis counts double.
function nearest(boxes, id, [dx, dy]) {
  const centre = box => (box.element.kind === 'site' ? [box.x + 20, box.y + 16] : [box.x + box.width / 2, box.y + box.height / 2]);
  const [x, y] = centre(boxes.get(id));
  let best = null;
  for (const [other, box] of boxes) {
    const [ox, oy] = centre(box);
    const along = (ox - x) * dx + (oy - y) * dy;
    const off = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    if (other === id || along < 4) continue;
    const distance = along + 2 * off;
    if (best === null || distance < best.distance) best = { other, distance };
  }
  return best?.other ?? null;
}

const networkBox = ({ network, x, y, width, height }) =>
  svg(
    'g',
    { class: `network ${network.cloud}`, 'data-key': network.name },
    svg('rect', { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 10 }),
    svg(
      'text',
      { x: x + 10, y: y + 16 },
      network.cloud === 'azure' ? 'Azure' : 'AWS',
      svg('tspan', { class: 'place', dx: 6 }, network.region),
    ),
  );

function flowLine(flow, boxes, mode) {
  const path = route(flow.through, boxes, mode);
  if (path === null) return [];
  const active = flow.rate > 0.05;
  const kind = active ? (flow.lost ? 'lost' : 'active') : flow.out ? 'out' : flow.faint ? 'faint' : 'idle';
  const width = active ? Math.min(6, 2 + Math.log10(1 + flow.rate)) : 1;
  return svg('path', {
    'data-key': flow.through.join(' '),
    class: `flow ${kind}`,
    d: path,
    'stroke-width': width.toFixed(2),
    'data-rate': active ? rateText(flow.rate) : null,
  });
}
