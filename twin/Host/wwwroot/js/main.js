import { clock, plural } from './format.js';
import { elementsOf } from './stack.js';
import { Picture } from './picture/picture.js';
import { ActiveFaults } from './panels/active.js';
import { Clients } from './panels/clients.js';
import { Drills } from './panels/drills.js';
import { Inspector } from './panels/inspector.js';
import { QueryBox } from './panels/query.js';
import { Log, Timeline } from './panels/timeline.js';
import { Store } from './store.js';
import { themeSwitch } from './theme.js';

const by = id => document.getElementById(id);

/** Text that is read out when it changes; the same text is not read twice. */
const say = (id, text) => {
  if (by(id).textContent !== text) by(id).textContent = text;
};

const problem = text => say('problem', text);

const store = new Store();
const picture = new Picture(by('picture'));
const inspector = new Inspector(by('inspector'), problem);
const faults = new ActiveFaults(by('active-faults'), problem);
const clients = new Clients(by('clients'), problem);
const timeline = new Timeline(by('lanes'), by('minutes'));
const log = new Log(by('log'));
const queryBox = new QueryBox(by('query'), by('query-result'));

function summary(elements, snapshot) {
  const instances = [...elements.values()].filter(element => element.kind === 'instance');
  const healthy = instances.filter(element => element.source.healthy !== false);
  const health =
    healthy.length === instances.length
      ? `${instances.length === 1 ? 'The only instance is' : `All ${instances.length} instances`} healthy`
      : `${healthy.length} of ${plural(instances.length, 'instance')} healthy`;
  return `${health}, ${snapshot.faults.length === 0 ? 'no fault' : plural(snapshot.faults.length, 'fault')}`;
}

store.onChange(() => {
  by('connection').dataset.live = store.live === null ? 'waiting' : store.live;
  say('connection', store.live === null ? 'connecting' : store.live ? 'live' : 'twin not reached');
  if (!store.snapshot) return;
  const { snapshot } = store;
  const elements = elementsOf(snapshot);
  document.title = `${snapshot.stack} · CrossCloudDns twin`;
  say('stack', snapshot.stack);
  say('clock', clock(store.time));
  say('speed', snapshot.speed === 1 ? '' : `×${snapshot.speed}`);
  say('summary', summary(elements, snapshot));
  by('summary').dataset.state =
    snapshot.faults.length > 0 || snapshot.instances.some(instance => instance.healthy === false) ? 'warn' : 'ok';
  document.body.classList.add('ready');
  picture.show(store, elements);
  inspector.show(store, elements);
  faults.show(store);
  clients.show(store);
  timeline.show(store);
  log.show(store);
  queryBox.show(store);
});

new Drills({ list: by('drill-list'), all: by('run-all'), bar: by('drill-bar'), say: text => say('drill-progress', text) }).start();
themeSwitch(by('theme'));
store.start();
