
// The accounts of the table, read once.
class Account {
  constructor(body) {
    const cells = body.rows[0].cells;
    const [status, keys, mfa, incidents] = body.dataset.rank.split(' ').map(Number);
    this.body = body;
    this.id = cells[0].textContent;
    this.name = cells[1].textContent;
    this.unitName = cells[2].textContent;
    this.unit = body.dataset.unit;
    this.is = new Set(body.dataset.is.split(' '));
    this.text = `${this.id} ${this.name} ${this.unitName} ${body.dataset.keys ?? ''}`.toLowerCase();
    this.by = {
      id: this.id, name: this.name, unit: this.unitName, status, keys, mfa, incidents,
      used: timeOf(cells[6]), evidence: timeOf(cells[8]), next: cells[9].textContent,
    };
  }
}

// A time, as it is written, sorts as text; none comes before all.
const timeOf = cell => /^\d/.test(cell.textContent) ? cell.textContent : '';

const inWords = new Intl.Collator('en', { numeric: true });
const textColumns = new Set(['name', 'unit', 'next']);

function compare(column) {
  return textColumns.has(column)
    ? (a, b) => inWords.compare(a.by[column], b.by[column])
    : (a, b) => a.by[column] < b.by[column] ? -1 : a.by[column] > b.by[column] ? 1 : 0;
}

// The order of all accounts: by unit first where they are grouped, and by id last, so that none is left to chance.
function sortAccounts(accounts, { sort, group }) {
  const turn = sort.startsWith('-') ? -1 : 1;
  const column = compare(sort.replace(/^-/, ''));
  const idColumn = compare('id');
  const unit = group ? (a, b) => a.unit - b.unit : () => 0;
  return accounts.toSorted((a, b) => unit(a, b) || turn * column(a, b) || idColumn(a, b));
}

function matching(accounts, { find, is, unit }) {
  const words = find.toLowerCase().trim();
  return accounts.filter(one =>
    (!is || one.is.has(is)) && (!unit || one.unit === unit) && (!words || one.text.includes(words)));
}
