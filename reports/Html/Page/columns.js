
// The headers become buttons that sort. A narrow screen has no headers: there a list does the same.
function makeSortable(table, choose) {
  table.setAttribute('role', 'table');
  const list = byId('sort');
  const headers = [...table.tHead.rows[0].cells];
  for (const header of headers) {
    const title = header.textContent;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = title;
    button.addEventListener('click', () => choose(
      header.getAttribute('aria-sort') === 'ascending' ? `-${header.dataset.sort}` : header.dataset.sort));
    header.replaceChildren(button);
    list.append(new Option(`${title}, upwards`, header.dataset.sort));
    list.append(new Option(`${title}, downwards`, `-${header.dataset.sort}`));
  }
  list.addEventListener('change', () => choose(list.value));
  return headers;
}

function showSort(headers, sort) {
  byId('sort').value = sort;
  for (const header of headers) {
    if (header.dataset.sort === sort.replace(/^-/, ''))
      header.setAttribute('aria-sort', sort.startsWith('-') ? 'descending' : 'ascending');
    else
      header.removeAttribute('aria-sort');
  }
}

// The heading of a unit, with the unit's numbers from the table of units.
function unitHeading(account, columns) {
  const own = byId('units-table').tBodies[0].rows[Number(account.unit)];
  const heading = document.createElement('th');
  heading.scope = 'rowgroup';
  heading.colSpan = columns;
  const numbers = document.createElement('small');
  numbers.textContent = own.dataset.summary;
  const names = [...own.cells[0].firstElementChild.childNodes].map(node => node.cloneNode(true));
  heading.append(...names, ' ', numbers);
  const body = document.createElement('tbody');
  body.className = 'unit';
  body.insertRow().append(heading);
  return body;
}
