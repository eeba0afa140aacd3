// Follows the system until somebody chooses; the choice is kept in this browser.
const KEY = 'cross-cloud-dns-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

const current = () => document.documentElement.dataset.theme ?? (system.matches ? 'dark' : 'light');

export function themeSwitch(button) {
  const stored = localStorage.getItem(KEY);
  if (stored === 'dark' || stored === 'light') document.documentElement.dataset.theme = stored;
  const show = () => {
    const dark = current() === 'dark';
    button.setAttribute('aria-checked', dark);
  };
  button.addEventListener('click', () => {
    document.documentElement.dataset.theme = current() === 'dark' ? 'light' : 'dark';
    localStorage.setItem(KEY, current());
    show();
  });
  system.addEventListener('change', show);
  show();
}
