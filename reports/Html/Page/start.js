'use strict';

// Before the body is read: the style hides every account until the first page of them is chosen, so that a table of ten
// thousand is never laid out.
document.documentElement.classList.add('js');

const pageSize = 100;
const byId = id => document.getElementById(id);

document.addEventListener('DOMContentLoaded', () => {
  try {
    startView();
  } catch (error) {
    // Without the script everything is shown.
    document.documentElement.classList.remove('js');
    throw error;
  }
});
