// Elements are described, not stored: a view builds its whole tree anew, and `morph` changes only what differs in the page.
const SVG = 'http://www.w3.org/2000/svg';

export const h = (tag, attributes, ...children) => build(document.createElement(tag), attributes, children);

export const svg = (tag, attributes, ...children) => build(document.createElementNS(SVG, tag), attributes, children);

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    // For ARIA, false is a value; for all others it is the absence of one.
    const isSet = name.startsWith('aria-') || value !== false;
    if (value === null || value === undefined || !isSet) continue;
    element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

/** Makes the content of `target` equal to `children`; elements that stay keep their focus, animation and listeners. */
export function morph(target, ...children) {
  const wanted = children
    .flat(Infinity)
    .filter(child => child !== null && child !== undefined && child !== false)
    .map(child => (child instanceof Node ? child : document.createTextNode(String(child))));
  morphChildren(target, wanted);
}

function morphChildren(target, wanted) {
  const keyed = new Map();
  for (const child of target.children) {
    const key = child.getAttribute('data-key');
    if (key !== null) keyed.set(key, child);
  }
  let at = target.firstChild;
  for (const child of wanted) {
    const key = child.nodeType === Node.ELEMENT_NODE ? child.getAttribute('data-key') : null;
    const kept = key !== null ? keyed.get(key) : at && at.nodeType === child.nodeType && keyOf(at) === null ? at : undefined;
    if (!kept || kept.nodeName !== child.nodeName) {
      target.insertBefore(child, at);
      continue;
    }
    if (kept === at) at = at.nextSibling;
    else target.insertBefore(kept, at);
    morphNode(kept, child);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

const keyOf = node => (node.nodeType === Node.ELEMENT_NODE ? node.getAttribute('data-key') : null);

function morphNode(kept, wanted) {
  if (kept.nodeType !== Node.ELEMENT_NODE) {
    if (kept.data !== wanted.data) kept.data = wanted.data;
    return;
  }
  for (const { name, value } of wanted.attributes) {
    if (kept.getAttribute(name) !== value) kept.setAttribute(name, value);
  }
  for (const { name } of [...kept.attributes]) {
    // Whether details are open is the reader's affair.
    if (!wanted.hasAttribute(name) && name !== 'open') kept.removeAttribute(name);
  }
  morphChildren(kept, [...wanted.childNodes]);
}
