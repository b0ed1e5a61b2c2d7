
function startView() {
  const table = byId('accounts-table');
  const accounts = [...table.tBodies].map(body => new Account(body));
  const places = new Map(accounts.map(one => [one.id, one]));
  const titles = [...table.tHead.rows[0].cells].map(cell => cell.textContent);
  const headers = makeSortable(table, sort => change({ sort, page: '1' }));
  let state = { ...everything };
  let sorted = accounts;
  let order = `${state.sort} ${state.group}`;
  let match = accounts;
  let shown = [];
  let headings = [];

  function change(what) {
    state = { ...state, ...what };
    history.replaceState(null, '', writeState(state));
    show();
  }

  function show() {
    const column = state.sort.replace(/^-/, '');
    if (!headers.some(header => header.dataset.sort === column))
      state.sort = everything.sort;
    headings.forEach(heading => heading.remove());
    if (order !== `${state.sort} ${state.group}`) {
      order = `${state.sort} ${state.group}`;
      sorted = sortAccounts(accounts, state);
      table.append(...sorted.map(one => one.body));
    }

    match = matching(sorted, state);
    const matches = new Set(match);
    accounts.forEach(one => one.body.classList.toggle('miss', !matches.has(one)));
    showPage();
    showControls();
  }

  function showPage() {
    const pages = Math.max(1, Math.ceil(match.length / pageSize));
    const page = Math.min(pages, Math.max(1, Number.parseInt(state.page, 10) || 1));
    state.page = String(page);
    const first = (page - 1) * pageSize;
    shown.forEach(one => one.body.classList.remove('shown'));
    shown = match.slice(first, first + pageSize);
    shown.forEach(one => {
      makeOpenable(one, titles);
      one.body.classList.add('shown');
    });
    showHeadings();
    byId('shown').textContent = match.length === 0
      ? `No account of ${inNumbers(accounts.length)} matches.`
      : `Accounts ${inNumbers(first + 1)} to ${inNumbers(first + shown.length)} of ${inNumbers(match.length)}`
        + (match.length === accounts.length ? '.' : `, of ${inNumbers(accounts.length)} in all.`);
    byId('page-of').textContent = `Page ${inNumbers(page)} of ${inNumbers(pages)}`;
    byId('previous').disabled = page === 1;
    byId('next').disabled = page === pages;
  }

  // One before the first account of each unit; on paper every one of them is seen, on a screen those of the page.
  function showHeadings() {
    headings = [];
    if (!state.group)
      return;
    const onPage = new Set(shown.map(one => one.unit));
    let unit = null;
    for (const one of match) {
      if (one.unit === unit)
        continue;
      unit = one.unit;
      const heading = unitHeading(one, titles.length);
      heading.classList.toggle('shown', onPage.has(unit));
      one.body.before(heading);
      headings.push(heading);
    }
  }

  function showControls() {
    byId('find').value = state.find;
    byId('show').value = state.is;
    byId('unit').value = state.unit;
    byId('group').checked = state.group !== '';
    byId('open-all').textContent = allOpen() ? 'Close details' : 'Open details';
    showSort(headers, state.sort);
  }

  const allOpen = () => shown.length > 0 && shown.every(one => one.body.classList.contains('open'));
  const inNumbers = number => number.toLocaleString('en');

  // A link to an account shows it, whatever was chosen before.
  function openAccount(id) {
    const account = places.get(id);
    if (!account)
      return;
    if (!match.includes(account)) {
      state = { ...everything, sort: state.sort, group: state.group };
      show();
    }

    state.page = String(Math.floor(match.indexOf(account) / pageSize) + 1);
    showPage();
    setOpen(account, true);
    account.body.scrollIntoView({ block: 'start' });
    account.button.focus({ preventScroll: true });
  }

  function follow() {
    if (location.hash.startsWith(`#${wordOfAccount}`))
      return openAccount(location.hash.slice(1 + wordOfAccount.length));
    const asked = readState(location.hash);
    if (!asked)
      return;
    state = asked;
    show();
    byId(wordOfView).scrollIntoView();
    byId(wordOfView).focus({ preventScroll: true });
  }

  function turnTo(step) {
    change({ page: String(Number(state.page) + step) });
    byId('shown').scrollIntoView({ block: 'start' });
  }

  byId('find').addEventListener('input', event => change({ find: event.target.value, page: '1' }));
  byId('show').addEventListener('change', event => change({ is: event.target.value, page: '1' }));
  byId('unit').addEventListener('change', event => change({ unit: event.target.value, page: '1' }));
  byId('group').addEventListener('change', event => change({ group: event.target.checked ? 'unit' : '', page: '1' }));
  byId('reset').addEventListener('click', () => change(everything));
  byId('previous').addEventListener('click', () => turnTo(-1));
  byId('next').addEventListener('click', () => turnTo(1));
  byId('open-all').addEventListener('click', () => {
    const open = !allOpen();
    shown.forEach(one => setOpen(one, open));
    showControls();
  });
  document.querySelector('form.tools').addEventListener('submit', event => event.preventDefault());
  for (const link of document.querySelectorAll('a[data-view]'))
    link.href = writeState({ ...everything, ...Object.fromEntries(new URLSearchParams(link.dataset.view)) });
  window.addEventListener('hashchange', follow);
  show();
  follow();
  // The browser looks for the address's place once more when all is read, and takes the focus away.
  window.addEventListener('load', follow);
}
