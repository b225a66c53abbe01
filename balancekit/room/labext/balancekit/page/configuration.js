// What the server tells this page: which notebook to open, and the sentences of its catalogue.
const told = JSON.parse(document.getElementById('jupyter-config-data').textContent);

export const NOTEBOOK = decodeURIComponent(told.treePath);
export const SENTENCES = told.balancekit;
export const LANGUAGE = told.balancekitLanguage;
export const API = new URL('api/', new URL(told.baseUrl, location.href));
