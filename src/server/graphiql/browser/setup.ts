// Runs before GraphiQL's bundle. The page's policy forbids inline scripts, so what they need to know is in the page as JSON.
const pageData: PageData = JSON.parse(document.getElementById('page-data')?.textContent ?? '');

self.MonacoEnvironment = {
  // The texts in the editors, for copying the request.
  globalAPI: true,
  getWorkerUrl: (_moduleId, label) => new URL(pageData.workers[label], location.href).href,
};
