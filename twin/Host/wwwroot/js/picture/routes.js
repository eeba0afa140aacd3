// The lines that flows are drawn as.

/** The path of a flow through its elements' boxes, as SVG path data; null when one of its ends is not in the picture. */
export function route(through, boxes, mode) {
  const stops = through.map(id => boxes.get(id)).filter(Boolean);
  if (stops.length < 2 || !boxes.has(through[0]) || !boxes.has(through[through.length - 1])) return null;
  return mode === 'wide' ? across(stops) : down(stops, through);
}

const middle = box => box.y + box.height / 2;

const right = box => box.x + box.width;

// From the right side of each element to the left side of the next; between them a curve that leaves and arrives level.
function across(stops) {
  let path = `M${right(stops[0])} ${middle(stops[0])}`;
  let at = { x: right(stops[0]), y: middle(stops[0]) };
  stops.slice(1).forEach((stop, position) => {
    const isLast = position === stops.length - 2;
    if (stop.x < at.x) {
      // Straight up or down, to a box in the same column.
      const x = stop.x + stop.width / 2;
      path += `C${at.x + 22} ${at.y} ${x + 60} ${middle(stop)} ${right(stop)} ${middle(stop)}`;
      at = { x: right(stop), y: middle(stop) };
      return;
    }
    path += curve(at, { x: stop.x, y: middle(stop) });
    at = { x: stop.x, y: middle(stop) };
    if (isLast) return;
    path += `H${right(stop)}`;
    at = { x: right(stop), y: at.y };
  });
  return path;
}

function curve(from, to) {
  const bend = Math.max(14, (to.x - from.x) / 2);
  return `C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}

// Nodes of a column hide one another, so lines run beside them: down to a network on the left, away from it on the right.
function down(stops, through) {
  const [from, to] = [stops[0], stops[stops.length - 1]];
  if (through[1].startsWith('resolver:') && stops.length === 2 && from.x === to.x)
    return `M${from.x + from.width / 2} ${from.y + from.height}V${to.y}`;
  if (to.width > 2 * from.width || through[1].startsWith('zone:')) {
    const x = right(from) + 6;
    return `M${right(from)} ${middle(from)}q6 0 6 6V${to.y}H${x}`;
  }
  if (through[0].startsWith('service:')) {
    const x = to.x - 6;
    const start = Math.max(from.x + 10, Math.min(right(from) - 10, x));
    return `M${start} ${from.y + from.height}C${start} ${from.y + from.height + 24} ${x} ${from.y + from.height} ${x} ${from.y + from.height + 30}V${middle(to) - 6}q0 6 6 6`;
  }
  const x = to.x - 6;
  const same = Math.abs(from.x - to.x) < 1;
  return same
    ? `M${from.x} ${middle(from)}q-6 0 -6 6V${middle(to) - 6}q0 6 6 6`
    : `M${from.x} ${middle(from)}q-6 0 -6 6V${stops[1].y + stops[1].height / 2}L${x} ${stops[1].y + stops[1].height + 18}V${middle(to) - 6}q0 6 6 6`;
}
