// How each kind of element is drawn.
import { svg } from '../dom.js';
import { rate as rateText } from '../format.js';
import { fit, fitEnd, widthOf } from '../measure.js';

export function nodeOf(box, store, now) {
  switch (box.element.kind) {
    case 'zone':
      return zone(box);
    case 'service':
      return service(box);
    case 'links':
      return links(box);
    case 'client':
      return client(box, rateAt(box.element, store, now));
    default:
      return plain(box, rateAt(box.element, store, now));
  }
}

/** Queries per second that arrive at an element; null where none do. */
export function rateAt(element, { rates, snapshot }, now) {
  if (element.kind === 'client') {
    return snapshot.resolvers
      .filter(resolver => resolver.role === 'azure-client' && resolver.name === element.network)
      .reduce((sum, resolver) => sum + rates.of(`at ${resolver.declared}`, now), 0);
  }
  return element.source.declared && element.kind !== 'instance' ? rates.of(`at ${element.source.declared}`, now) : null;
}

const frame = ({ x, y, width, height }, radius = 8) => [
  svg('rect', { class: 'focus-ring', x: x - 3, y: y - 3, width: width + 6, height: height + 6, rx: radius + 3 }),
  svg('rect', { class: 'frame', x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: radius }),
];

/** A state by its shape: a dot, a ring, a triangle, a cross. */
export function mark(state, x, y) {
  switch (state) {
    case 'ok':
      return svg('circle', { class: 'mark', cx: x, cy: y, r: 4 });
    case 'warn':
      return svg('path', { class: 'mark', d: `M${x} ${y - 5}l5 9h-10z` });
    case 'down':
      return svg('path', { class: 'mark stroke', d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8` });
    default:
      return svg('circle', { class: 'mark stroke', cx: x, cy: y, r: 3.5 });
  }
}

function plain(box, perSecond) {
  const { element, x, y, width } = box;
  const second = element.state === 'ok' || element.state === 'idle' ? element.sub : element.stateText;
  const isWell = element.state === 'ok' || element.state === 'idle';
  const style = isWell ? 'mono' : 'sub';
  const showsRate = perSecond > 0.05 && element.kind !== 'azure-client';
  const room = width - 32;
  const tag = showsRate
    ? svg('text', { class: 'rate', x: x + width - 9, y: y + 32, 'text-anchor': 'end' }, rateText(perSecond))
    : isWell && element.cloud && widthOf(second, style) + 38 <= room
      ? cloudOf(element, x + width - 9, y + 32)
      : null;
  return svg(
    'g',
    { class: `node ${element.kind} ${element.state}` },
    frame(box),
    mark(element.state, x + 13, y + 14),
    svg('text', { class: 'title', x: x + 24, y: y + 17.5 }, (element.kind === 'route53-inbound' ? fitEnd : fit)(element.title, width - 30, 'title')),
    svg(
      'text',
      { class: isWell ? 'sub mono' : 'sub state', x: x + 24, y: y + 32 },
      fit(second, room - (showsRate ? 34 : tag ? 36 : 0), style),
    ),
    tag,
  );
}

const cloudOf = ({ cloud }, x, y) =>
  cloud ? svg('text', { class: `tag ${cloud}`, x, y, 'text-anchor': 'end' }, cloud === 'azure' ? 'Azure' : 'AWS') : null;

function client(box, perSecond) {
  const { element, x, y, width, height } = box;
  return svg(
    'g',
    { class: `node client ${element.state}` },
    frame(box, height / 2),
    svg('text', { class: 'title', x: x + width / 2, y: y + (perSecond > 0.05 ? 18 : 24.5), 'text-anchor': 'middle' }, element.title),
    perSecond > 0.05 ? svg('text', { class: 'rate', x: x + width / 2, y: y + 32, 'text-anchor': 'middle' }, rateText(perSecond)) : null,
  );
}

// Attachments of a transit gateway are in the details; beside tunnels they would be one line too many.
const linesOf = ({ links: all }) => {
  const tunnels = all.filter(link => link.kind === 'vpn-tunnel');
  return tunnels.length > 0 ? tunnels : all;
};

function links(box) {
  const { element, x, y, width, height } = box;
  const tall = !element.isPair;
  const lines = tall
    ? linesOf(element).map((link, at) =>
        svg('path', {
          class: `tunnel ${link.down ? 'down' : 'up'}`,
          d: `M${x + 10} ${y + 26 + at * 5}H${x + width - 10}`,
        }),
      )
    : [];
  return svg(
    'g',
    { class: `node links ${element.state}` },
    frame(box, 10),
    lines,
    mark(element.state, x + 11, y + (tall ? 13 : 14)),
    svg(
      'text',
      { class: 'title small', x: x + 19, y: y + (tall ? 16.5 : 17.5) },
      fit(element.state === 'ok' || element.isPair ? element.title : element.stateText, width - 24, 'small'),
    ),
    element.isPair
      ? svg(
          'text',
          { class: element.state === 'ok' ? 'sub' : 'sub state', x: x + 19, y: y + 30 },
          fit(element.state === 'ok' ? element.sub : element.stateText, width - 24, 'sub'),
        )
      : null,
  );
}

function zone(box) {
  const { element, x, y, width } = box;
  return svg(
    'g',
    { class: `node zone ${element.state}` },
    frame(box, 12),
    svg('text', { class: 'sub', x: x + width / 2, y: y + 22, 'text-anchor': 'middle' }, 'Private hosted zone'),
    svg('text', { class: 'title', x: x + width / 2, y: y + 40, 'text-anchor': 'middle' }, fit(element.title, width - 10, 'title')),
  );
}

function service(box) {
  const { element, x, y } = box;
  return svg(
    'g',
    { class: `node service ${element.state}` },
    frame(box),
    mark(element.state, x + 13, y + 16),
    svg('text', { class: 'title', x: x + 24, y: y + 20 }, fit(element.title, box.width - 30, 'title')),
    svg('text', { class: 'sub state', x: x + 24, y: y + 36 }, element.stateText),
  );
}
