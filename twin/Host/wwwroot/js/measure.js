// How wide a text is, as the page shows it.
const canvas = document.createElement('canvas').getContext('2d');
const FONTS = { title: '600 12px', small: '600 11.5px', mono: '10.5px', sub: '11px', lane: '500 12px' };
const families = new Map();
const widths = new Map();

const family = name => {
  if (!families.has(name)) families.set(name, getComputedStyle(document.documentElement).getPropertyValue(name));
  return families.get(name);
};

export function widthOf(text, style) {
  const key = `${style} ${text}`;
  if (!widths.has(key)) {
    canvas.font = `${FONTS[style]} ${family(style === 'mono' ? '--mono' : '--sans')}`;
    widths.set(key, canvas.measureText(text).width);
  }
  return widths.get(key);
}

/** As much of a text as fits; the whole of it is in the element's label and facts. */
export const fit = (text, width, style) => shorten(text, width, style, rest => `${rest.slice(0, -1)}`, rest => `${rest}\u2026`);

/** For names that differ at their ends. */
export const fitEnd = (text, width, style) => shorten(text, width, style, rest => rest.slice(1), rest => `\u2026${rest}`);

function shorten(text, width, style, less, shown) {
  if (widthOf(text, style) <= width) return text;
  let rest = less(text);
  while (rest.length > 1 && widthOf(shown(rest), style) > width) rest = less(rest);
  return shown(rest);
}
