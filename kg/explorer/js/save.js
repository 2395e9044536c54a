// Saving what is shown, each format by its button.

/** @import { Data } from "./data.js" */
/** @import { Picture } from "./picture.js" */
/** @import { Scene } from "./select.js" */
import { download, toCsv, toGraphml, toTurtle } from "./export.js";
import { toPng, toSvg } from "./image.js";
import { announce } from "./dom.js";

/**
 * @param {Data} data
 * @param {() => {scene: Scene, picture: Picture, canvas: HTMLCanvasElement}} now
 */
export function wireExports(data, now) {
  /** @param {string} name @param {string} type @param {string} text */
  const save = (name, type, text) => download(name, new Blob([text], { type }));
  /** @type {{[format: string]: () => void | Promise<void>}} */
  const formats = {
    png: async () => {
      const blob = await toPng(now().canvas, data.meta.title);
      if (blob) download("graph.png", blob);
    },
    svg: () => save("graph.svg", "image/svg+xml", toSvg(now().picture, data.meta.title)),
    csv: () => save("statements.csv", "text/csv", toCsv(data, now().scene)),
    graphml: () => save("graph.graphml", "application/xml", toGraphml(data, now().scene)),
    ttl: () => save("graph.ttl", "text/turtle", toTurtle(data, now().scene)),
  };
  const menu = /** @type {HTMLDetailsElement} */ (document.querySelector("details.menu"));
  for (const button of menu.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      void formats[button.dataset.export ?? ""]?.();
      announce(`${button.textContent} saved`);
      menu.open = false;
    });
  }
  // As menus do: a click elsewhere closes it, and so does Escape, which leads back to its name.
  document.addEventListener("pointerdown", (event) => {
    if (menu.open && !menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
