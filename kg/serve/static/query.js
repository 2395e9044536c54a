"use strict";
// The query editor asks this server's endpoint and nobody else: what would complete names from
// other sites is left out.
(() => {
  const place = document.getElementById("yasgui");
  const prefixes = JSON.parse(place.dataset.prefixes);
  const { Yasgui, Yasqe } = window;
  // The endpoint knows the usual prefixes; the editor marks those that a query does not declare.
  const declare = (sparql) => {
    const used = Object.keys(prefixes).filter((name) => new RegExp(`(^|[^\\w?$])${name}:`).test(sparql));
    return used.map((name) => `PREFIX ${name}: <${prefixes[name]}>\n`).join("") + sparql;
  };
  Yasqe.defaults.autocompleters = ["variables"];
  Yasqe.defaults.value = declare(
    "SELECT ?who ?name {\n  ?who a kg:Person ; rdfs:label ?name\n} ORDER BY ?name LIMIT 20",
  );
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint: `${location.origin}/sparql` },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    yasr: { prefixes },
  });
  document.getElementById("questions").addEventListener("change", (event) => {
    if (event.target.value) yasgui.getTab().getYasqe().setValue(declare(event.target.value));
  });
  window.yasgui = yasgui;
})();
