
// What is shown is in the address, after the #, so that every view is a link: accounts?is=keys&sort=-evidence
const wordOfView = 'accounts';
const wordOfAccount = 'account-';
const everything = Object.freeze({ find: '', is: '', unit: '', sort: '-status', group: '', page: '1' });

function readState(hash) {
  const [word, query] = hash.replace(/^#/, '').split('?', 2);
  if (word !== wordOfView || query === undefined)
    return null;
  const given = new URLSearchParams(query);
  return Object.fromEntries(Object.entries(everything).map(([name, usual]) => [name, given.get(name) ?? usual]));
}

function writeState(state) {
  const given = Object.entries(state).filter(([name, value]) => value !== everything[name]);
  return `#${wordOfView}?${new URLSearchParams(given)}`;
}
