
// An account gets its button when it is shown for the first time, and not ten thousand buttons at once.
function makeOpenable(account, columns) {
  if (account.button)
    return;
  const [row, details] = account.body.rows;
  details.id = `details-${account.id}`;
  account.button = document.createElement('button');
  account.button.type = 'button';
  account.button.textContent = account.id;
  account.button.setAttribute('aria-controls', details.id);
  account.button.addEventListener('click', () => setOpen(account, !account.body.classList.contains('open')));
  row.cells[0].replaceChildren(account.button);
  [...row.cells].forEach((cell, place) => cell.dataset.label = columns[place]);
  keepRoles(account.body);
  setOpen(account, false);
}

function setOpen(account, open) {
  account.body.classList.toggle('open', open);
  account.button.setAttribute('aria-expanded', String(open));
}

// On a narrow screen the rows are laid out as blocks; some browsers then forget that they are a table.
function keepRoles(body) {
  body.setAttribute('role', 'rowgroup');
  for (const row of body.rows) {
    row.setAttribute('role', 'row');
    for (const cell of row.cells)
      cell.setAttribute('role', cell.tagName === 'TH' ? 'rowheader' : 'cell');
  }
}
